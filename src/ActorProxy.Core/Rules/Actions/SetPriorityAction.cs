using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>set-priority-class</c> and <c>set-priority-offset</c>: the stream's place in the queue. Values beyond the range are brought to its ends.</summary>
internal sealed class SetPriorityAction(SampleExpression value, bool isClass) : RuleAction
{
    private const int HighestClass = 2047;
    private const int HighestOffset = 524287;

    public static readonly ActionDefinition[] All =
    [
        new("set-priority-class", RuleSets.Content, static reader => Read(reader, isClass: true)),
        new("set-priority-offset", RuleSets.Content, static reader => Read(reader, isClass: false)),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var sample = default(Sample);
        if (!value.Evaluate(context.Samples, SampleType.SInt, ref sample))
            return RuleVerdict.Continue;
        if (isClass)
            context.Control.SetPriorityClass((int)Math.Clamp(sample.Number, -HighestClass, HighestClass));
        else
            context.Control.SetPriorityOffset((int)Math.Clamp(sample.Number, -HighestOffset, HighestOffset));
        return RuleVerdict.Continue;
    }

    private static SetPriorityAction? Read(ActionReader reader, bool isClass)
        => reader.TakeExpression(SampleType.SInt) is { } value ? new SetPriorityAction(value, isClass) : null;
}
