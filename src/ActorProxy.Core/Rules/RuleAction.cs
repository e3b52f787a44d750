namespace ActorProxy.Core.Rules;

/// <summary>What a rule does when its condition holds. Immutable, for any thread.</summary>
public abstract class RuleAction
{
    public abstract RuleVerdict Apply(RuleContext context);
}
