using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Looks a value up in a stick table: <c>in_table</c>, <c>table_*</c> (configuration.txt 7.3.1). Only those that count make or touch an entry.</summary>
internal static class TableConverters
{
    private delegate bool EntryFunction(StickTable table, in StickEntry entry, Arguments arguments, long nowMs, ref Sample sample);

    public static readonly ConverterDefinition[] All =
    [
        .. StickMetric.Plain.Select(static metric => Plain("table_" + metric.Name, Reading(metric))),
        Plain("table_gpc0", Reading(StickMetric.Gpc0)),
        Plain("table_gpc1", Reading(StickMetric.Gpc1)),
        Plain("table_gpt0", Reading(StickMetric.Gpt0)),
        Plain("table_server_id", Reading(new StickMetric("server_id", StickDataType.ServerId))),
        Plain("table_inc_gpc0", Adding(StickCounterPair.Gpc0), adds: true),
        Plain("table_inc_gpc1", Adding(StickCounterPair.Gpc1), adds: true),
        Plain("table_clr_gpc0", Clearing(StickCounterPair.Gpc0)),
        Plain("table_clr_gpc1", Clearing(StickCounterPair.Gpc1)),
        Element("table_gpc", static index => Reading(StickMetric.Element(StickDataType.Gpc, index))),
        Element("table_gpt", static index => Reading(StickMetric.Element(StickDataType.Gpt, index))),
        Element("table_gpc_rate", static index => Reading(StickMetric.Element(StickDataType.GpcRate, index))),
        Element("table_inc_gpc", static index => Adding(StickCounterPair.Element(index)), adds: true),
        Element("table_clr_gpc", static index => Clearing(StickCounterPair.Element(index))),
        Plain("table_trackers", static (StickTable _, in StickEntry entry, Arguments _, long _, ref Sample sample) =>
        {
            sample.SetNumber(entry.Exists ? entry.Trackers : 0);
            return true;
        }),
        Plain("in_table", static (StickTable _, in StickEntry entry, Arguments _, long _, ref Sample sample) =>
        {
            sample.SetBool(entry.Exists);
            return true;
        }) with { Output = SampleType.Bool },
        Timed("table_expire", static (entry, _, nowMs) => entry.RemainingMs(nowMs)),
        Timed("table_idle", static (entry, table, nowMs) => table.Definition.ExpireMs == 0 ? 0 : table.Definition.ExpireMs - entry.RemainingMs(nowMs)),
    ];

    private delegate long TimeFunction(StickEntry entry, StickTable table, long nowMs);

    private static EntryFunction Reading(StickMetric metric) => (StickTable table, in StickEntry entry, Arguments _, long nowMs, ref Sample sample) =>
        metric.TryRead(table, entry, nowMs, ref sample);

    private static EntryFunction Adding(StickCounterPair pair) => (StickTable table, in StickEntry entry, Arguments _, long nowMs, ref Sample sample) =>
    {
        sample.SetNumber(entry.Exists ? pair.Add(table, entry, 1, nowMs) : 0);
        return true;
    };

    private static EntryFunction Clearing(StickCounterPair pair) => (StickTable table, in StickEntry entry, Arguments _, long nowMs, ref Sample sample) =>
    {
        sample.SetNumber(0);
        return !entry.Exists || pair.TryClear(table, entry, nowMs, ref sample);
    };

    private static ConverterDefinition Plain(string name, EntryFunction use, bool adds = false) =>
        new(name, SampleType.Any, SampleType.SInt, (context, arguments, ref sample) => Evaluate(context, arguments, arguments.Table(0)!, use, adds, ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Table),
        };

    private static ConverterDefinition Element(string name, Func<long, EntryFunction> make, bool adds = false) =>
        new(name, SampleType.Any, SampleType.SInt, (context, arguments, ref sample) => Evaluate(context, arguments, arguments.Table(1)!, (EntryFunction)arguments.Prepared!, adds, ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Integer, ArgumentKind.Table),
            Prepare = (arguments, _) =>
            {
                arguments.Prepared = make(arguments.Number(0));
                return null;
            },
        };

    // Without an entry there is no time: the default that is given, or nothing.
    private static ConverterDefinition Timed(string name, TimeFunction timeOf) =>
        new(name, SampleType.Any, SampleType.SInt, (context, arguments, ref sample) => Evaluate(
            context,
            arguments,
            arguments.Table(0)!,
            (StickTable table, in StickEntry entry, Arguments given, long nowMs, ref Sample value) =>
            {
                if (!entry.Exists && !given.Has(1))
                    return false;
                value.SetNumber(entry.Exists ? timeOf(entry, table, nowMs) : given.Number(1));
                return true;
            },
            false,
            ref sample))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Table, ArgumentKind.Integer),
        };

    private static bool Evaluate(SampleContext context, Arguments arguments, StickTable table, EntryFunction use, bool adds, ref Sample sample)
    {
        if (!StickKey.TryMake(table.Definition, ref sample, context.Scratch, out var key))
            return false;
        var now = context.Process.NowMs;
        using var entry = adds ? table.FindOrAdd(key.Span, now) : table.Find(key.Span, now);
        return use(table, entry, arguments, now, ref sample);
    }
}
