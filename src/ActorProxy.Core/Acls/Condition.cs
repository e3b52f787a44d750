using System.Collections.Immutable;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Acls;

/// <summary>What stands behind <c>if</c> or <c>unless</c>: alternatives, each of ACLs that must all pass (configuration.txt 7.2). Immutable, for any thread.</summary>
public sealed class Condition
{
    private readonly ImmutableArray<ImmutableArray<ConditionTerm>> alternatives;

    internal Condition(bool isUnless, ImmutableArray<ImmutableArray<ConditionTerm>> alternatives)
    {
        IsUnless = isUnless;
        this.alternatives = alternatives;
    }

    public bool IsUnless { get; }

    /// <summary>Whether the rule applies; <see cref="ConditionResult.Miss"/> asks to evaluate again when more is known.</summary>
    public ConditionResult Evaluate(SampleContext context)
    {
        var result = ConditionResult.Fail;
        foreach (var terms in alternatives)
        {
            result |= EvaluateAll(terms, context);
            if (result == ConditionResult.Pass)
                break;
        }

        if (!IsUnless || result == ConditionResult.Miss)
            return result;
        return result == ConditionResult.Pass ? ConditionResult.Fail : ConditionResult.Pass;
    }

    private static ConditionResult EvaluateAll(ImmutableArray<ConditionTerm> terms, SampleContext context)
    {
        // The first that does not pass decides, also when it is only not known yet: HAProxy does not look at those behind it either.
        foreach (var term in terms)
        {
            if (term.Evaluate(context) is var result and not ConditionResult.Pass)
                return result;
        }

        return ConditionResult.Pass;
    }
}
