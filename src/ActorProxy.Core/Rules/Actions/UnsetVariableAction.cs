using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>unset-var</c>: forgets a variable.</summary>
internal sealed class UnsetVariableAction(VariableName name) : RuleAction
{
    public override RuleVerdict Apply(RuleContext context)
    {
        context.Samples.Variables(name.Scope)?.Unset(name);
        return RuleVerdict.Continue;
    }
}
