using System.Collections.Immutable;
using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>Rules of one kind in their order, compiled. Immutable, for any thread.</summary>
public sealed class RuleSet(ImmutableArray<Rule> rules)
{
    public static RuleSet None { get; } = new([]);

    public bool IsEmpty => rules.IsEmpty;

    /// <summary>Evaluates from a rule on.</summary>
    /// <param name="position">The rule to begin with, 0 at first. After <see cref="RuleVerdict.Wait"/> it is the one that could not be decided: evaluation goes on there.</param>
    public RuleVerdict Evaluate(RuleContext context, ref int position)
    {
        for (; position < rules.Length; position++)
        {
            var rule = rules[position];
            var result = rule.Condition?.Evaluate(context.Samples) ?? ConditionResult.Pass;
            if (result == ConditionResult.Miss)
                return RuleVerdict.Wait;
            if (result == ConditionResult.Fail)
                continue;
            var verdict = rule.Action.Apply(context);
            if (verdict == RuleVerdict.Wait)
                return verdict;
            if (verdict == RuleVerdict.Continue)
                continue;
            if (context.Samples.Stream is { } stream)
                stream.LastRule = rule.Position;
            return verdict;
        }

        return RuleVerdict.Continue;
    }
}
