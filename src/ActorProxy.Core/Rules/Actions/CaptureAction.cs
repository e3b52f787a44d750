using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>capture EXPRESSION len N</c>: keeps a value in a slot of its own, for logs and <c>capture.req.hdr</c>.</summary>
internal sealed class CaptureAction(SampleExpression value, int slot) : RuleAction
{
    public static readonly ActionDefinition[] All = [new("capture", RuleSets.Content, Read)];

    public override RuleVerdict Apply(RuleContext context)
    {
        var samples = context.Samples;
        var mark = samples.Scratch.Mark;
        var sample = default(Sample);
        // Also when it may still come, as with HAProxy: a condition on the data makes the rule wait for it.
        if (value.Evaluate(samples, SampleType.Str, ref sample))
            samples.Stream?.Captures?.TrySet(SampleDirection.Request, slot, sample.Span);
        samples.Scratch.Reset(mark);
        return RuleVerdict.Continue;
    }

    private static CaptureAction? Read(ActionReader reader)
    {
        if (!reader.Scope.Places.HasFlag(SamplePlaces.FrontendContent))
        {
            reader.Error(reader.Action.Position, "'capture' is for frontends, whose slots a stream has from its begin");
            return null;
        }

        if (reader.TakeExpression(SampleType.Str) is not { } value)
            return null;
        if (!reader.TryTake("len"))
        {
            reader.Error(reader.Position, "'capture' expects 'len' and a number of bytes behind its expression");
            return null;
        }

        return reader.TakeNumber("a number of bytes", 1, int.MaxValue) is { } length ? new CaptureAction(value, reader.Captures.Take((int)length)) : null;
    }
}
