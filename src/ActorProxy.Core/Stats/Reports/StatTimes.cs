namespace ActorProxy.Core.Stats.Reports;

/// <summary>The columns of average and longest times, which servers and backends have.</summary>
internal static class StatTimes
{
    public static void AddTo(StatRow row, in SessionTimes averages, in SessionTimes maxima)
    {
        row[StatColumn.QueueTime] = StatField.Average(averages.QueueMs);
        row[StatColumn.ConnectTime] = StatField.Average(averages.ConnectMs);
        row[StatColumn.ResponseTime] = StatField.Average(averages.ResponseMs);
        row[StatColumn.TotalTime] = StatField.Average(averages.TotalMs);
        row[StatColumn.QueueTimeMax] = StatField.Maximum(maxima.QueueMs);
        row[StatColumn.ConnectTimeMax] = StatField.Maximum(maxima.ConnectMs);
        row[StatColumn.ResponseTimeMax] = StatField.Maximum(maxima.ResponseMs);
        row[StatColumn.TotalTimeMax] = StatField.Maximum(maxima.TotalMs);
    }
}
