using System.Globalization;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Rules.Actions;

/// <summary><c>sc-inc-gpc*</c>, <c>sc-add-gpc</c> and <c>sc-set-gpt*</c>: changes a counter or a tag of an entry that the connection is counted in.</summary>
/// <param name="slot">Which tracked entry; nothing happens while there is none.</param>
/// <param name="constant">The amount or the value; <paramref name="expression"/> says it instead when it is there.</param>
internal sealed class CountAction(int slot, StickCounterPair? counter, StickMetric? tag, long constant, SampleExpression? expression) : RuleAction
{
    private const int MostElements = 100;

    public static readonly ActionDefinition[] All =
    [
        new("sc-inc-gpc0", RuleSets.All, static reader => Slot(reader, 0, 1) is { } slot ? new CountAction(slot, StickCounterPair.Gpc0, null, 1, null) : null, HasParameters: true),
        new("sc-inc-gpc1", RuleSets.All, static reader => Slot(reader, 0, 1) is { } slot ? new CountAction(slot, StickCounterPair.Gpc1, null, 1, null) : null, HasParameters: true),
        new("sc-inc-gpc", RuleSets.All, static reader => Element(reader) is var (index, slot) ? new CountAction(slot, StickCounterPair.Element(index), null, 1, null) : null, HasParameters: true),
        new("sc-add-gpc", RuleSets.All, static reader => Element(reader) is var (index, slot) ? Amount(reader, slot, StickCounterPair.Element(index), null) : null, HasParameters: true),
        new("sc-set-gpt0", RuleSets.All, static reader => Slot(reader, 0, 1) is { } slot ? Amount(reader, slot, null, StickMetric.Gpt0) : null, HasParameters: true),
        new("sc-set-gpt", RuleSets.All, static reader => Element(reader) is var (index, slot) ? Amount(reader, slot, null, StickMetric.Element(StickDataType.Gpt, index)) : null, HasParameters: true),
    ];

    public override RuleVerdict Apply(RuleContext context)
    {
        var samples = context.Samples;
        if (samples.Tracked is not { } tracked)
            return RuleVerdict.Continue;
        var value = constant;
        if (expression is not null)
        {
            var sample = default(Sample);
            if (!tracked.IsTracked(slot) || !expression.Evaluate(samples, SampleType.SInt, ref sample))
                return RuleVerdict.Continue;
            value = sample.Number;
        }

        // Only now: the expression may look at other entries, and nobody holds two.
        using var entry = tracked.Open(slot, out var table);
        if (table is null)
            return RuleVerdict.Continue;
        var now = samples.Process.NowMs;
        if (counter is not null)
        {
            counter.Add(table, entry, value, now);
        }
        else if (tag!.FieldIn(table) is { IsStored: true } field)
        {
            entry.Set(field, value, now);
            entry.Touch(now);
        }

        return RuleVerdict.Continue;
    }

    private static CountAction? Amount(ActionReader reader, int slot, StickCounterPair? counter, StickMetric? tag)
    {
        if (reader.IsNumberNext)
            return reader.TakeNumber("a number", 0, uint.MaxValue) is { } number ? new CountAction(slot, counter, tag, number, null) : null;
        return reader.TakeExpression(SampleType.SInt) is { } expression ? new CountAction(slot, counter, tag, 0, expression) : null;
    }

    private static (int Index, int Slot)? Element(ActionReader reader)
    {
        if (Number(reader, 0, 2, "the counter's index", MostElements - 1) is not { } index || Slot(reader, 1, 2) is not { } slot)
            return null;
        return (index, slot);
    }

    private static int? Slot(ActionReader reader, int place, int count) => Number(reader, place, count, "the number of a tracked counter", reader.Scope.TrackedSlots - 1);

    private static int? Number(ActionReader reader, int place, int count, string what, int most)
    {
        var parameters = reader.Parameters;
        if (parameters?.Length == count && int.TryParse(parameters[place], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            return number;
        reader.Error(reader.Action.Position, $"'{reader.Action}' expects {what} from 0 to {most} in parentheses", count == 2 ? "as in 'sc-inc-gpc(0,1)': the counter's index, then the number of the tracked counter" : null);
        return null;
    }
}
