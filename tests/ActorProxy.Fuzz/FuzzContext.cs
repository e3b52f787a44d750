using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Fuzz;

/// <summary>What expressions look at: the input as what was received, and variables.</summary>
/// <param name="limitBytes">As <c>tune.bufsize</c>: neither a value nor what is received is longer.</param>
internal sealed class FuzzContext(int limitBytes = FuzzContext.BufferBytes) : SampleContext
{
    public const int BufferBytes = 16384;

    private readonly Dictionary<VariableScope, VariableSet> variables = [];

    public override ProcessFacts Process { get; } = new FuzzProcess();

    public override SampleScratch Scratch { get; } = new() { LimitBytes = limitBytes };

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
