using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>Makes the row of a backend.</summary>
internal static class BackendStatRow
{
    public static StatRow Of(BackendSnapshot backend, bool showsAlgorithm, StatField[] fields)
    {
        var row = new StatRow(StatObjectKind.Backend, backend.ProxyId, 0, fields)
        {
            [StatColumn.ProxyName] = StatField.KeyName(backend.ProxyName),
            [StatColumn.ServiceName] = StatField.KeyName("BACKEND"),
            [StatColumn.QueuedNow] = StatField.Gauge(backend.Queued),
            [StatColumn.QueuedMax] = StatField.Maximum(backend.MaxQueued),
            [StatColumn.SessionsNow] = StatField.Gauge(backend.Sessions),
            [StatColumn.SessionsMax] = StatField.Maximum(backend.MaxSessions),
            [StatColumn.SessionLimit] = StatField.Limit(backend.FullConn),
            [StatColumn.SessionsTotal] = StatField.Counter(backend.TotalSessions),
            [StatColumn.BytesIn] = StatField.Counter(backend.BytesIn),
            [StatColumn.BytesOut] = StatField.Counter(backend.BytesOut),
            [StatColumn.DeniedRequests] = StatField.Counter(backend.DeniedRequests),
            [StatColumn.DeniedResponses] = StatField.Counter(backend.DeniedResponses),
            [StatColumn.ConnectionErrors] = StatField.Counter(backend.ConnectionErrors),
            [StatColumn.ResponseErrors] = StatField.Counter(backend.ResponseErrors),
            [StatColumn.Retries] = StatField.Counter(backend.Retries),
            [StatColumn.Redispatches] = StatField.Counter(backend.Redispatches),
            [StatColumn.Status] = StatField.Status(backend.IsUp ? "UP" : "DOWN"),
            [StatColumn.Weight] = StatField.Average(backend.Weight),
            [StatColumn.Active] = StatField.Gauge(backend.ActiveServers),
            [StatColumn.Backup] = StatField.Gauge(backend.BackupServers),
            [StatColumn.DownTransitions] = StatField.Counter(backend.DownTransitions),
            [StatColumn.LastChange] = StatField.Age(backend.SecondsSinceChange),
            [StatColumn.ProcessNumber] = StatField.ProcessKey(1),
            [StatColumn.ProxyId] = StatField.Key(backend.ProxyId),
            [StatColumn.ServiceId] = StatField.Key(0),
            [StatColumn.Picks] = StatField.Counter(backend.Picks),
            [StatColumn.Type] = StatField.Setting((int)StatObjectKind.Backend),
            // Rates of a backend are tagged as gauges.
            [StatColumn.SessionRate] = StatField.Gauge(backend.SessionRate),
            [StatColumn.SessionRateMax] = StatField.Gauge(backend.MaxSessionRate),
            [StatColumn.ClientAborts] = StatField.Counter(backend.ClientAborts),
            [StatColumn.ServerAborts] = StatField.Counter(backend.ServerAborts),
            [StatColumn.LastSession] = StatField.AgeOrNone(backend.SecondsSinceSession),
            [StatColumn.Mode] = StatField.Setting(StatModes.NameOf(backend.Mode)),
            [StatColumn.FailedRewrites] = StatField.Counter(backend.FailedRewrites),
            [StatColumn.ConnectAttempts] = StatField.Counter(backend.ConnectAttempts),
            [StatColumn.Reuses] = StatField.Counter(backend.Reuses),
            [StatColumn.InternalErrors] = StatField.Counter(backend.InternalErrors),
            [StatColumn.UserWeight] = StatField.Average(backend.UserWeight),
            [StatColumn.AggregatedServerStatus] = StatField.Gauge(0),
            [StatColumn.AggregatedServerCheckStatus] = StatField.Gauge(0),
            [StatColumn.AggregatedCheckStatus] = StatField.Gauge(0),
        };
        StatTimes.AddTo(row, backend.Averages, backend.Maxima);
        row.Zeros(StatColumn.CompressionIn, StatColumn.CompressedResponses);
        if (backend.HasServers)
            row[StatColumn.DownTime] = StatField.ShortCounter(backend.DownSeconds);
        if (showsAlgorithm)
            row[StatColumn.Algorithm] = StatField.Setting(backend.Algorithm);
        StatExtras.AddTo(row);
        return row;
    }
}
