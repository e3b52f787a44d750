using System.Collections.Immutable;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>What holds for a data type wherever it is stored (configuration.txt, <c>stick-table</c>).</summary>
/// <param name="Name">As behind <c>store</c>.</param>
/// <param name="IsArray">Takes a count: <c>gpc(4)</c>.</param>
/// <param name="IsLocal">Tells of this process only: a peer's value is not learnt, unless the table is <c>recv-only</c>.</param>
/// <param name="IsAsIs">A decision and no measurement: the only ones that <c>write-to</c> passes on.</param>
public sealed record StickDataInfo(StickDataType Type, string Name, StickDataKind Kind, bool IsArray = false, bool IsLocal = false, bool IsAsIs = false)
{
    /// <summary>Every type, at the index of its number.</summary>
    public static ImmutableArray<StickDataInfo> All { get; } =
    [
        new(StickDataType.ServerId, "server_id", StickDataKind.SignedInteger, IsAsIs: true),
        new(StickDataType.Gpt0, "gpt0", StickDataKind.UnsignedInteger, IsAsIs: true),
        new(StickDataType.Gpc0, "gpc0", StickDataKind.UnsignedInteger),
        new(StickDataType.Gpc0Rate, "gpc0_rate", StickDataKind.Rate),
        new(StickDataType.ConnectionCount, "conn_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.ConnectionRate, "conn_rate", StickDataKind.Rate),
        new(StickDataType.CurrentConnections, "conn_cur", StickDataKind.UnsignedInteger, IsLocal: true),
        new(StickDataType.SessionCount, "sess_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.SessionRate, "sess_rate", StickDataKind.Rate),
        new(StickDataType.HttpRequestCount, "http_req_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.HttpRequestRate, "http_req_rate", StickDataKind.Rate),
        new(StickDataType.HttpErrorCount, "http_err_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.HttpErrorRate, "http_err_rate", StickDataKind.Rate),
        new(StickDataType.BytesInCount, "bytes_in_cnt", StickDataKind.UnsignedLong),
        new(StickDataType.BytesInRate, "bytes_in_rate", StickDataKind.Rate),
        new(StickDataType.BytesOutCount, "bytes_out_cnt", StickDataKind.UnsignedLong),
        new(StickDataType.BytesOutRate, "bytes_out_rate", StickDataKind.Rate),
        new(StickDataType.Gpc1, "gpc1", StickDataKind.UnsignedInteger),
        new(StickDataType.Gpc1Rate, "gpc1_rate", StickDataKind.Rate),
        new(StickDataType.ServerKey, "server_key", StickDataKind.Word, IsAsIs: true),
        new(StickDataType.HttpFailCount, "http_fail_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.HttpFailRate, "http_fail_rate", StickDataKind.Rate),
        new(StickDataType.Gpt, "gpt", StickDataKind.UnsignedInteger, IsArray: true, IsAsIs: true),
        new(StickDataType.Gpc, "gpc", StickDataKind.UnsignedInteger, IsArray: true),
        new(StickDataType.GpcRate, "gpc_rate", StickDataKind.Rate, IsArray: true),
        new(StickDataType.GlitchCount, "glitch_cnt", StickDataKind.UnsignedInteger),
        new(StickDataType.GlitchRate, "glitch_rate", StickDataKind.Rate),
    ];

    public static StickDataInfo Of(StickDataType type) => All[(int)type];

    /// <summary>The type of that name; null for none.</summary>
    public static StickDataInfo? Find(string name) => All.FirstOrDefault(info => info.Name == name);
}
