using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary>The mark and the type of service of a connection's packets: <c>set-mark</c>, <c>set-tos</c> and their newer names for each side.</summary>
internal sealed class SetPacketAction(ConnectionSide side, bool isMark, long value, SampleExpression? expression) : RuleAction
{
    public static readonly ActionDefinition[] All =
    [
        new("set-mark", RuleSets.All, static reader => Read(reader, ConnectionSide.Client, isMark: true)),
        new("set-fc-mark", RuleSets.All, static reader => Read(reader, ConnectionSide.Client, isMark: true)),
        new("set-bc-mark", RuleSets.Content, static reader => Read(reader, ConnectionSide.Server, isMark: true)),
        new("set-tos", RuleSets.All, static reader => Read(reader, ConnectionSide.Client, isMark: false)),
        new("set-fc-tos", RuleSets.All, static reader => Read(reader, ConnectionSide.Client, isMark: false)),
        new("set-bc-tos", RuleSets.Content, static reader => Read(reader, ConnectionSide.Server, isMark: false)),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var number = value;
        var sample = default(Sample);
        if (expression is not null)
        {
            if (!expression.Evaluate(context.Samples, SampleType.SInt, ref sample))
                return RuleVerdict.Continue;
            number = sample.Number;
        }

        if (isMark)
            context.Control.SetMark(side, (uint)number);
        else
            context.Control.SetTypeOfService(side, (int)(number & 0xff));
        return RuleVerdict.Continue;
    }

    private static SetPacketAction? Read(ActionReader reader, ConnectionSide side, bool isMark)
    {
        if (!reader.IsNumberNext)
            return reader.TakeExpression(SampleType.SInt) is { } expression ? new SetPacketAction(side, isMark, 0, expression) : null;
        return reader.TakeNumber(isMark ? "a mark" : "a type of service", 0, isMark ? uint.MaxValue : int.MaxValue) is { } value ? new SetPacketAction(side, isMark, value, null) : null;
    }
}
