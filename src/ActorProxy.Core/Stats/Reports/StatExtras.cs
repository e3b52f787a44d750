namespace ActorProxy.Core.Stats.Reports;

/// <summary>The columns behind <c>-</c>: TLS for every row, HTTP/1 and HTTP/2 for frontends and backends.</summary>
/// <remarks>Nothing of this can happen in TCP mode without TLS, so that all of it is zero; tools look for the columns nevertheless.</remarks>
internal static class StatExtras
{
    public static void AddTo(StatRow row)
    {
        row.Zeros(StatColumn.SslSess, StatColumn.SslFailedHandshake);
        if (row.Kind is not (StatObjectKind.Frontend or StatObjectKind.Backend))
            return;
        row.Zeros(StatColumn.H2HeadersRcvd, StatColumn.H1SplicedBytesOut);
        row[StatColumn.H2OpenConnections] = StatField.WideGauge(0);
        row[StatColumn.H2BackendOpenStreams] = StatField.WideGauge(0);
        row[StatColumn.H1OpenConnections] = StatField.WideGauge(0);
        row[StatColumn.H1OpenStreams] = StatField.WideGauge(0);
    }
}
