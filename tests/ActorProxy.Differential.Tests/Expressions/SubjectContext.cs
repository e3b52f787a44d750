using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>What the expressions of the differential cases can look at: variables, and the process.</summary>
internal sealed class SubjectContext : SampleContext
{
    private readonly Dictionary<VariableScope, VariableSet> variables = [];

    public override ProcessFacts Process { get; } = new SubjectProcess();

    public override SampleScratch Scratch { get; } = new();

    public void ClearVariables()
    {
        foreach (var set in variables.Values)
            set.Clear();
    }

    public override VariableSet? Variables(VariableScope scope)
    {
        if (scope is VariableScope.Process)
            return Process.Variables;
        if (!variables.TryGetValue(scope, out var set))
            variables[scope] = set = new VariableSet();
        return set;
    }
}
