using System.Globalization;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What stick tables know of the entries that the client's connection is counted in: <c>sc_*</c>, <c>sc0_*</c> to <c>sc2_*</c> (configuration.txt 7.3.3).</summary>
internal static class TrackedFetches
{
    private const int NumberedSlots = 3;

    private delegate bool EntryFunction(StickTable table, in StickEntry entry, Arguments arguments, SampleContext context, ref Sample sample);

    public static readonly FetchDefinition[] All = [.. Make()];

    private static IEnumerable<FetchDefinition> Make()
    {
        for (var slot = -1; slot < NumberedSlots; slot++)
        {
            foreach (var metric in StickMetric.Plain)
                yield return Fetch(slot, metric.Name, SampleType.SInt, Reading(metric));
            yield return Fetch(slot, "get_gpc0", SampleType.SInt, Reading(StickMetric.Gpc0));
            yield return Fetch(slot, "get_gpc1", SampleType.SInt, Reading(StickMetric.Gpc1));
            yield return Fetch(slot, "get_gpt0", SampleType.SInt, Reading(StickMetric.Gpt0));
            yield return Fetch(slot, "inc_gpc0", SampleType.SInt, Adding(StickCounterPair.Gpc0), adds: true);
            yield return Fetch(slot, "inc_gpc1", SampleType.SInt, Adding(StickCounterPair.Gpc1), adds: true);
            yield return Fetch(slot, "clr_gpc0", SampleType.SInt, Clearing(StickCounterPair.Gpc0));
            yield return Fetch(slot, "clr_gpc1", SampleType.SInt, Clearing(StickCounterPair.Gpc1));
            yield return Fetch(slot, "trackers", SampleType.SInt, static (StickTable _, in StickEntry entry, Arguments _, SampleContext _, ref Sample sample) =>
            {
                sample.SetNumber(entry.Exists ? entry.Trackers : 0);
                return true;
            });
            yield return Tracked(slot);
            yield return Key(slot);
        }

        foreach (var one in Indexed())
            yield return one;
    }

    // An index comes first: sc_get_gpc(0,1) is the first counter of the second slot.
    private static IEnumerable<FetchDefinition> Indexed()
    {
        yield return Element("get_gpc", static index => Reading(StickMetric.Element(StickDataType.Gpc, index)));
        yield return Element("get_gpt", static index => Reading(StickMetric.Element(StickDataType.Gpt, index)));
        yield return Element("gpc_rate", static index => Reading(StickMetric.Element(StickDataType.GpcRate, index)));
        yield return Element("inc_gpc", static index => Adding(StickCounterPair.Element(index)), adds: true);
        yield return Element("clr_gpc", static index => Clearing(StickCounterPair.Element(index)));

        // HAProxy lists this one of all numbered ones with an index.
        yield return new FetchDefinition("sc1_clr_gpc", SampleType.SInt, SamplePlaces.Running, static (context, arguments, ref sample) =>
            Evaluate(context, arguments, 1, 1, (EntryFunction)arguments.Prepared!, false, ref sample))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Integer, ArgumentKind.Table),
            Prepare = static (arguments, _) =>
            {
                arguments.Prepared = Clearing(StickCounterPair.Element(arguments.Number(0)));
                return null;
            },
        };
    }

    private static EntryFunction Reading(StickMetric metric) => (StickTable table, in StickEntry entry, Arguments _, SampleContext context, ref Sample sample) =>
        metric.TryRead(table, entry, context.Process.NowMs, ref sample);

    private static EntryFunction Adding(StickCounterPair pair) => (StickTable table, in StickEntry entry, Arguments _, SampleContext context, ref Sample sample) =>
    {
        sample.SetNumber(entry.Exists ? pair.Add(table, entry, 1, context.Process.NowMs) : 0);
        return true;
    };

    private static EntryFunction Clearing(StickCounterPair pair) => (StickTable table, in StickEntry entry, Arguments _, SampleContext context, ref Sample sample) =>
    {
        sample.SetNumber(0);
        return !entry.Exists || pair.TryClear(table, entry, context.Process.NowMs, ref sample);
    };

    /// <param name="slot">Below 0 for the name that takes it as an argument.</param>
    private static FetchDefinition Fetch(int slot, string name, SampleType type, EntryFunction use, bool adds = false) => slot < 0
        ? new(NameOf(slot, name), type, SamplePlaces.Running, (context, arguments, ref sample) => Evaluate(context, arguments, arguments.Number(0), 1, use, adds, ref sample))
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Integer, ArgumentKind.Table),
        }
        : new(NameOf(slot, name), type, SamplePlaces.Running, (context, arguments, ref sample) => Evaluate(context, arguments, slot, 0, use, adds, ref sample))
        {
            Arguments = new ArgumentSpec(0, ArgumentKind.Table),
        };

    private static FetchDefinition Element(string name, Func<long, EntryFunction> make, bool adds = false) =>
        new("sc_" + name, SampleType.SInt, SamplePlaces.Running, (context, arguments, ref sample) =>
            Evaluate(context, arguments, arguments.Number(1), 2, (EntryFunction)arguments.Prepared!, adds, ref sample))
        {
            Arguments = new ArgumentSpec(2, ArgumentKind.Integer, ArgumentKind.Integer, ArgumentKind.Table),
            Prepare = (arguments, _) =>
            {
                arguments.Prepared = make(arguments.Number(0));
                return null;
            },
        };

    // The table is of no use here, in HAProxy neither: what is tracked is tracked, whichever table is named.
    private static FetchDefinition Tracked(int slot) => new(NameOf(slot, "tracked"), SampleType.Bool, SamplePlaces.Running, (context, arguments, ref sample) =>
    {
        sample.SetBool(context.Tracked?.IsTracked((int)(slot < 0 ? arguments.Number(0) : slot)) ?? false);
        return true;
    })
    {
        Arguments = slot < 0 ? new ArgumentSpec(1, ArgumentKind.Integer, ArgumentKind.Table) : new ArgumentSpec(0, ArgumentKind.Table),
    };

    private static FetchDefinition Key(int slot) => new(NameOf(slot, "key"), SampleType.Any, SamplePlaces.Running, (context, arguments, ref sample) =>
    {
        var number = (int)(slot < 0 ? arguments.Number(0) : slot);
        if (context.Tracked is not { } tracked || tracked.TableOf(number) is not { } table)
            return false;
        using var entry = tracked.Open(number);
        StickKey.Read(table.Definition.KeyType, entry.Key, context.Scratch, ref sample);
        return true;
    })
    {
        Arguments = slot < 0 ? ArgumentSpec.Of(ArgumentKind.Integer) : ArgumentSpec.None,
    };

    private static string NameOf(int slot, string name) => slot < 0 ? "sc_" + name : string.Create(CultureInfo.InvariantCulture, $"sc{slot}_{name}");

    private static bool Evaluate(SampleContext context, Arguments arguments, long slot, int tableArgument, EntryFunction use, bool adds, ref Sample sample)
    {
        var number = (int)Math.Clamp(slot, int.MinValue, int.MaxValue);
        if (context.Tracked is not { } tracked)
            return false;
        if (arguments.Table(tableArgument) is { } other && tracked.TableOf(number) is { } tableOfSlot && other != tableOfSlot)
        {
            using var same = Alternate(context, number, other, adds);
            return use(other, same, arguments, context, ref sample);
        }

        using var entry = tracked.Open(number, out var own);
        return own is not null && use(own, entry, arguments, context, ref sample);
    }

    /// <summary>The entry of the tracked key in another table; there is none in a table with other keys.</summary>
    private static StickEntry Alternate(SampleContext context, int slot, StickTable table, bool adds)
    {
        var tracked = context.Tracked!;
        var keys = tracked.TableOf(slot)!.Definition;
        if (keys.KeyType != table.Definition.KeyType || keys.KeyLength != table.Definition.KeyLength)
            return default;
        ReadOnlyMemory<byte> key;
        using (var own = tracked.Open(slot))
            key = context.Scratch.Copy(own.Key);
        return adds ? table.FindOrAdd(key.Span, context.Process.NowMs) : table.Find(key.Span, context.Process.NowMs);
    }
}
