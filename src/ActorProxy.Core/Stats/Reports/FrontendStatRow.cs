using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>Makes the row of a frontend.</summary>
internal static class FrontendStatRow
{
    public static StatRow Of(FrontendSnapshot frontend, StatField[] fields)
    {
        var row = new StatRow(StatObjectKind.Frontend, frontend.ProxyId, 0, fields)
        {
            [StatColumn.ProxyName] = StatField.KeyName(frontend.ProxyName),
            [StatColumn.ServiceName] = StatField.KeyName("FRONTEND"),
            [StatColumn.SessionsNow] = StatField.Gauge(frontend.Sessions),
            [StatColumn.SessionsMax] = StatField.Maximum(frontend.MaxSessions),
            [StatColumn.SessionLimit] = StatField.Limit(frontend.SessionLimit),
            [StatColumn.SessionsTotal] = StatField.Counter(frontend.TotalSessions),
            [StatColumn.BytesIn] = StatField.Counter(frontend.BytesIn),
            [StatColumn.BytesOut] = StatField.Counter(frontend.BytesOut),
            [StatColumn.DeniedRequests] = StatField.Counter(frontend.DeniedRequests),
            [StatColumn.DeniedResponses] = StatField.Counter(frontend.DeniedResponses),
            [StatColumn.RequestErrors] = StatField.Counter(frontend.RequestErrors),
            [StatColumn.Status] = StatField.Status(StatusText(frontend.Status)),
            [StatColumn.ProcessNumber] = StatField.ProcessKey(1),
            [StatColumn.ProxyId] = StatField.Key(frontend.ProxyId),
            [StatColumn.ServiceId] = StatField.Key(0),
            [StatColumn.Type] = StatField.Setting((int)StatObjectKind.Frontend),
            [StatColumn.SessionRate] = StatField.Rate(frontend.SessionRate),
            [StatColumn.SessionRateLimit] = StatField.Limit(frontend.SessionRateLimit),
            [StatColumn.SessionRateMax] = StatField.Maximum(frontend.MaxSessionRate),
            [StatColumn.RequestRate] = StatField.Rate(0),
            [StatColumn.RequestRateMax] = StatField.Maximum(0),
            [StatColumn.RequestsTotal] = StatField.Counter(0),
            [StatColumn.Mode] = StatField.Setting(StatModes.NameOf(frontend.Mode)),
            [StatColumn.ConnectionRate] = StatField.Rate(frontend.ConnectionRate),
            [StatColumn.ConnectionRateMax] = StatField.Maximum(frontend.MaxConnectionRate),
            [StatColumn.ConnectionsTotal] = StatField.Counter(frontend.TotalConnections),
            [StatColumn.DeniedConnections] = StatField.Counter(frontend.DeniedConnections),
            [StatColumn.DeniedSessions] = StatField.Counter(frontend.DeniedSessions),
            [StatColumn.FailedRewrites] = StatField.Counter(frontend.FailedRewrites),
            [StatColumn.InternalErrors] = StatField.Counter(frontend.InternalErrors),
            [StatColumn.SessionsOther] = StatField.Counter(frontend.TotalSessions),
        };
        row.Zeros(StatColumn.CompressionIn, StatColumn.CompressedResponses);
        row.Zeros(StatColumn.SessionsHttp1, StatColumn.RequestsHttp3);
        StatExtras.AddTo(row);
        return row;
    }

    private static string StatusText(FrontendStatus status) => status switch
    {
        FrontendStatus.Paused => "PAUSED",
        FrontendStatus.Stopped => "STOP",
        _ => "OPEN",
    };
}
