using System.Collections.Immutable;
using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>Rules of one kind in their order, compiled. Immutable, for any thread.</summary>
public sealed class RuleSet(ImmutableArray<Rule> rules)
{
    public static RuleSet None { get; } = new([]);

    public bool IsEmpty => rules.IsEmpty;

    /// <summary>Evaluates from a rule on.</summary>
    /// <param name="position">
    /// 0 at first, then what the call before left, after <see cref="RuleVerdict.Wait"/>. As with HAProxy, an action that waits goes on where it was; after a condition that can't
    /// be decided yet, all rules are looked at again, so that those before it see what has come meanwhile.
    /// </param>
    public RuleVerdict Evaluate(RuleContext context, ref int position)
    {
        var isWaiting = position < 0;
        for (var i = isWaiting ? ~position : position; i < rules.Length; i++)
        {
            var rule = rules[i];
            var result = isWaiting ? ConditionResult.Pass : rule.Condition?.Evaluate(context.Samples) ?? ConditionResult.Pass;
            isWaiting = false;
            if (result == ConditionResult.Miss)
            {
                position = 0;
                return RuleVerdict.Wait;
            }

            if (result == ConditionResult.Fail)
                continue;
            var verdict = rule.Action.Apply(context);
            if (verdict == RuleVerdict.Wait)
            {
                position = ~i;
                return verdict;
            }

            if (verdict == RuleVerdict.Continue)
                continue;
            if (context.Samples.Stream is { } stream)
                stream.LastRule = rule.Position;
            return verdict;
        }

        return RuleVerdict.Continue;
    }
}
