using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What stick tables know of the client's address: <c>src_*</c>; and how full they are (configuration.txt 7.3.3 and 7.3.2).</summary>
internal static class SourceTableFetches
{
    public static readonly FetchDefinition[] All =
    [
        .. StickMetric.Plain.Select(static metric => Read(metric.Name, metric)),
        Read("get_gpc0", StickMetric.Gpc0),
        Read("get_gpc1", StickMetric.Gpc1),
        Read("get_gpt0", StickMetric.Gpt0),
        Element("get_gpc", StickDataType.Gpc),
        Element("get_gpt", StickDataType.Gpt),
        Element("gpc_rate", StickDataType.GpcRate),
        Add("inc_gpc0", StickCounterPair.Gpc0),
        Add("inc_gpc1", StickCounterPair.Gpc1),
        Clear("clr_gpc0", StickCounterPair.Gpc0),
        Clear("clr_gpc1", StickCounterPair.Gpc1),
        new("src_inc_gpc", SampleType.SInt, SamplePlaces.Client, static (context, arguments, ref sample) =>
            Adding(context, arguments.Table(1)!, (StickCounterPair)arguments.Prepared!, ref sample)) { Arguments = Indexed, Prepare = PreparePair },
        new("src_clr_gpc", SampleType.SInt, SamplePlaces.Client, static (context, arguments, ref sample) =>
            Clearing(context, arguments.Table(1)!, (StickCounterPair)arguments.Prepared!, ref sample)) { Arguments = Indexed, Prepare = PreparePair },
        new("src_updt_conn_cnt", SampleType.SInt, SamplePlaces.Client, CountConnection) { Arguments = ArgumentSpec.Of(ArgumentKind.Table) },
        new("table_cnt", SampleType.SInt, SamplePlaces.Running, static (_, arguments, ref sample) =>
        {
            sample.SetNumber(arguments.Table(0)!.Used);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Table) },
        new("table_avl", SampleType.SInt, SamplePlaces.Running, static (_, arguments, ref sample) =>
        {
            var table = arguments.Table(0)!;
            sample.SetNumber(table.Definition.Size - table.Used);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Table) },
    ];

    private static ArgumentSpec Indexed => ArgumentSpec.Of(ArgumentKind.Integer, ArgumentKind.Table);

    private static string? PreparePair(Arguments arguments, CompilationScope scope)
    {
        arguments.Prepared = StickCounterPair.Element(arguments.Number(0));
        return null;
    }

    private static FetchDefinition Read(string name, StickMetric metric) => new("src_" + name, SampleType.SInt, SamplePlaces.Client, (context, arguments, ref sample) =>
        Reading(context, arguments.Table(0)!, metric, ref sample))
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Table),
    };

    private static FetchDefinition Element(string name, StickDataType type) => new("src_" + name, SampleType.SInt, SamplePlaces.Client, static (context, arguments, ref sample) =>
        Reading(context, arguments.Table(1)!, (StickMetric)arguments.Prepared!, ref sample))
    {
        Arguments = Indexed,
        Prepare = (arguments, _) =>
        {
            arguments.Prepared = StickMetric.Element(type, arguments.Number(0));
            return null;
        },
    };

    private static FetchDefinition Add(string name, StickCounterPair pair) => new("src_" + name, SampleType.SInt, SamplePlaces.Client, (context, arguments, ref sample) =>
        Adding(context, arguments.Table(0)!, pair, ref sample))
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Table),
    };

    private static FetchDefinition Clear(string name, StickCounterPair pair) => new("src_" + name, SampleType.SInt, SamplePlaces.Client, (context, arguments, ref sample) =>
        Clearing(context, arguments.Table(0)!, pair, ref sample))
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Table),
    };

    private static bool Reading(SampleContext context, StickTable table, StickMetric metric, ref Sample sample)
    {
        if (!TryGetKey(context, table, out var key))
            return false;
        using var entry = table.Find(key.Span, context.Process.NowMs);
        return metric.TryRead(table, entry, context.Process.NowMs, ref sample);
    }

    private static bool Adding(SampleContext context, StickTable table, StickCounterPair pair, ref Sample sample)
    {
        if (!TryGetKey(context, table, out var key))
            return false;
        using var entry = table.FindOrAdd(key.Span, context.Process.NowMs);
        sample.SetNumber(entry.Exists ? pair.Add(table, entry, 1, context.Process.NowMs) : 0);
        return true;
    }

    private static bool Clearing(SampleContext context, StickTable table, StickCounterPair pair, ref Sample sample)
    {
        if (!TryGetKey(context, table, out var key))
            return false;
        using var entry = table.Find(key.Span, context.Process.NowMs);
        sample.SetNumber(0);
        return !entry.Exists || pair.TryClear(table, entry, context.Process.NowMs, ref sample);
    }

    private static bool CountConnection(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var (table, now) = (arguments.Table(0)!, context.Process.NowMs);
        var field = table.Layout.Field(StickDataType.ConnectionCount);
        if (!field.IsStored || !TryGetKey(context, table, out var key))
            return false;
        using var entry = table.FindOrAdd(key.Span, now);
        if (!entry.Exists)
            return false;
        sample.SetNumber(entry.Add(field, 1, now));
        entry.Touch(now);
        return true;
    }

    private static bool TryGetKey(SampleContext context, StickTable table, out ReadOnlyMemory<byte> key)
    {
        key = default;
        if (context.Client?.Source is not { IsInternet: true } source)
            return false;
        var sample = default(Sample);
        sample.SetAddress(source);
        return StickKey.TryMake(table.Definition, ref sample, context.Scratch, out key);
    }
}
