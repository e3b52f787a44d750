using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.StickTables;

/// <summary>A value of an entry as expressions name it: <c>conn_rate</c> in <c>sc_conn_rate</c>, <c>src_conn_rate</c> and <c>table_conn_rate</c>.</summary>
/// <param name="Array">The array whose first elements stand in where the type itself is not stored (<c>gpc0</c> is the first of <c>gpc</c>).</param>
/// <param name="Index">Into <paramref name="Array"/>, or into an array <paramref name="Type"/>.</param>
internal sealed record StickMetric(string Name, StickDataType Type, StickDataType? Array = null, int Index = 0)
{
    private const int KilobyteShift = 10;

    /// <summary>Given in units of 1,024 bytes.</summary>
    public bool IsInKilobytes { get; init; }

    public static StickMetric Gpc0 { get; } = new("gpc0", StickDataType.Gpc0, StickDataType.Gpc);

    public static StickMetric Gpc1 { get; } = new("gpc1", StickDataType.Gpc1, StickDataType.Gpc, 1);

    public static StickMetric Gpc0Rate { get; } = new("gpc0_rate", StickDataType.Gpc0Rate, StickDataType.GpcRate);

    public static StickMetric Gpc1Rate { get; } = new("gpc1_rate", StickDataType.Gpc1Rate, StickDataType.GpcRate, 1);

    public static StickMetric Gpt0 { get; } = new("gpt0", StickDataType.Gpt0, StickDataType.Gpt);

    /// <summary>Those that have the same name everywhere and no other argument.</summary>
    public static ImmutableArray<StickMetric> Plain { get; } =
    [
        new("bytes_in_rate", StickDataType.BytesInRate),
        new("bytes_out_rate", StickDataType.BytesOutRate),
        new("conn_cnt", StickDataType.ConnectionCount),
        new("conn_cur", StickDataType.CurrentConnections),
        new("conn_rate", StickDataType.ConnectionRate),
        new("glitch_cnt", StickDataType.GlitchCount),
        new("glitch_rate", StickDataType.GlitchRate),
        Gpc0Rate,
        Gpc1Rate,
        new("http_err_cnt", StickDataType.HttpErrorCount),
        new("http_err_rate", StickDataType.HttpErrorRate),
        new("http_fail_cnt", StickDataType.HttpFailCount),
        new("http_fail_rate", StickDataType.HttpFailRate),
        new("http_req_cnt", StickDataType.HttpRequestCount),
        new("http_req_rate", StickDataType.HttpRequestRate),
        new("kbytes_in", StickDataType.BytesInCount) { IsInKilobytes = true },
        new("kbytes_out", StickDataType.BytesOutCount) { IsInKilobytes = true },
        new("sess_cnt", StickDataType.SessionCount),
        new("sess_rate", StickDataType.SessionRate),
    ];

    /// <summary>An element of an array type.</summary>
    public static StickMetric Element(StickDataType type, long index) => new("", type, null, (int)Math.Clamp(index, 0, int.MaxValue));

    public StickField FieldIn(StickTable table)
    {
        var own = table.Layout.Field(Type, Array is null ? Index : 0);
        return own.IsStored || Array is null ? own : table.Layout.Field(Array.Value, Index);
    }

    /// <summary>Gives the value of an entry, and 0 for one that is not there; false when the table does not store it.</summary>
    public bool TryRead(StickTable table, in StickEntry entry, long nowMs, ref Sample sample)
    {
        long value = 0;
        if (entry.Exists)
        {
            var field = FieldIn(table);
            if (!field.IsStored)
                return false;
            value = entry.Read(field, nowMs);
        }

        sample.SetNumber(IsInKilobytes ? value >> KilobyteShift : value);
        return true;
    }
}
