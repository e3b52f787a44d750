using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Acls;

/// <summary>An ACL in a condition, perhaps negated.</summary>
internal sealed record ConditionTerm(Acl Acl, bool IsNegated)
{
    public ConditionResult Evaluate(SampleContext context)
    {
        var result = Acl.Evaluate(context);
        if (!IsNegated || result == ConditionResult.Miss)
            return result;
        return result == ConditionResult.Pass ? ConditionResult.Fail : ConditionResult.Pass;
    }
}
