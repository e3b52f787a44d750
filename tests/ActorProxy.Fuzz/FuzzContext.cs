using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Fuzz;

/// <summary>What expressions look at: the input as what was received, and variables.</summary>
internal sealed class FuzzContext : SampleContext
{
    private readonly Dictionary<VariableScope, VariableSet> variables = [];

    public override ProcessFacts Process { get; } = new FuzzProcess();

    /// <summary>Values are short, so that steps which each double one don't grow it far.</summary>
    public override SampleScratch Scratch { get; } = new() { LimitBytes = 2048 };

    public ReadOnlyMemory<byte> Received { get; set; }

    public override ReadOnlyMemory<byte> Payload(SampleDirection direction) => Received;

    public override bool IsPayloadComplete(SampleDirection direction) => IsFinal;

    public override VariableSet? Variables(VariableScope scope)
    {
        if (scope == VariableScope.Process)
            return Process.Variables;
        if (!variables.TryGetValue(scope, out var set))
            variables[scope] = set = new VariableSet();
        return set;
    }

    /// <summary>Forgets what expressions have set.</summary>
    public void Clear()
    {
        foreach (var set in variables.Values)
            set.Clear();
        Process.Variables.Clear();
    }
}
