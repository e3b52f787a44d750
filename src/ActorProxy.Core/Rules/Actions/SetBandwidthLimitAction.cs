using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary>Turns one of the proxy's bandwidth limits on for the stream: <c>set-bandwidth-limit NAME [limit …] [period …]</c>.</summary>
internal sealed class SetBandwidthLimitAction(BandwidthLimitConfig filter) : RuleAction
{
    public static readonly ActionDefinition[] All = [new("set-bandwidth-limit", RuleSets.Content | RuleSets.Response, Read)];

    private long? limit;
    private long? period;
    private SampleExpression? computedLimit;
    private SampleExpression? computedPeriod;

    public override RuleVerdict Apply(RuleContext context)
    {
        context.Control.SetBandwidthLimit(filter, Value(computedLimit, limit, context), Value(computedPeriod, period, context));
        return RuleVerdict.Continue;
    }

    private static long? Value(SampleExpression? expression, long? value, RuleContext context)
    {
        if (expression is null)
            return value;
        var sample = default(Sample);
        return expression.Evaluate(context.Samples, SampleType.SInt, ref sample) ? sample.Number : null;
    }

    private static SetBandwidthLimitAction? Read(ActionReader reader)
    {
        if (!reader.Take("the name of a bandwidth limit", out var name))
            return null;
        var filters = reader.Scope.BandwidthLimits;
        if (filters.FirstOrDefault(one => one.Name == name.Text) is not { } filter)
        {
            reader.Error(name.Position, $"there is no 'filter bwlim-in' or 'filter bwlim-out' of the name '{name}' here", Spelling.Hint(name.Text, filters.Select(static one => one.Name)));
            return null;
        }

        var action = new SetBandwidthLimitAction(filter);
        while (!reader.IsAtEnd)
        {
            var isRead = reader.TryTake("limit") ? action.ReadLimit(reader) : reader.TryTake("period") ? action.ReadPeriod(reader) : Unknown(reader);
            if (!isRead)
                return null;
        }

        return action;
    }

    private static bool Unknown(ActionReader reader)
    {
        reader.Error(reader.Position, $"'{reader.Action}' expects 'limit' or 'period' here");
        return false;
    }

    private bool ReadLimit(ActionReader reader)
    {
        if (!reader.IsNumberNext)
            return (computedLimit = reader.TakeExpression(SampleType.SInt)) is not null;
        if (!reader.Take(SizeSyntax.Expectation, out var word))
            return false;
        var isRead = SizeSyntax.TryParse(word.Text, out var bytes) && bytes is > 0 and <= uint.MaxValue;
        if (!isRead)
            reader.Error(word.Position, $"'{reader.Action} … limit' expects {SizeSyntax.Expectation}, not '{word}'");
        limit = bytes;
        return isRead;
    }

    private bool ReadPeriod(ActionReader reader)
    {
        if (!reader.IsNumberNext)
            return (computedPeriod = reader.TakeExpression(SampleType.SInt)) is not null;
        if (!reader.Take(TimeSyntax.Expectation, out var word))
            return false;
        var isRead = TimeSyntax.TryParse(word.Text, TimeSpan.FromMilliseconds(1), out var time) is null && time > TimeSpan.Zero;
        if (!isRead)
            reader.Error(word.Position, $"'{reader.Action} … period' expects {TimeSyntax.Expectation}, not '{word}'");
        period = (long)Math.Ceiling(time.TotalMilliseconds);
        return isRead;
    }
}
