using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Acls;

/// <summary>One criterion with its patterns: what one <c>acl</c> line, or one pair of braces, says. Immutable, for any thread.</summary>
public sealed class AclTest
{
    private readonly PatternSet[] patterns;

    internal AclTest(SampleExpression expression, MatchMethod method, PatternSet[] patterns)
    {
        Expression = expression;
        Method = method;
        this.patterns = patterns;
    }

    public SampleExpression Expression { get; }

    public MatchMethod Method { get; }

    /// <summary>A match passes even where the value may still become another one; no match is final only when the value is (configuration.txt 7.1).</summary>
    public ConditionResult Evaluate(SampleContext context)
    {
        var mark = context.Scratch.Mark;
        var sample = new Sample { WantsAll = true };
        ConditionResult result;
        while (true)
        {
            if (!Expression.Evaluate(context, ref sample))
            {
                result = sample.MayChange && !context.IsFinal ? ConditionResult.Miss : ConditionResult.Fail;
                break;
            }

            var (hasMore, mayChange, cursor) = (sample.HasMore, sample.MayChange, sample.Cursor);
            if (IsMatch(ref sample, context.Scratch))
            {
                result = ConditionResult.Pass;
                break;
            }

            if (!hasMore)
            {
                result = mayChange && !context.IsFinal ? ConditionResult.Miss : ConditionResult.Fail;
                break;
            }

            sample.Cursor = cursor;
            sample.HasMore = true;
        }

        context.Scratch.Reset(mark);
        return result;
    }

    private bool IsMatch(ref Sample sample, SampleScratch scratch)
    {
        if (Method == MatchMethod.Found)
            return true;
        if (!SampleCasts.TryCast(ref sample, MatchMethods.InputOf(Method), scratch))
            return false;
        if (Method == MatchMethod.Bool)
            return sample.Number != 0;
        foreach (var set in patterns)
        {
            if (set.Find(sample) is not null)
                return true;
        }

        return false;
    }
}
