using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>Makes the row of a server.</summary>
internal static class ServerStatRow
{
    /// <param name="root">The server whose checks count for this one: itself, or the end of the chain of <c>track</c>.</param>
    public static StatRow Of(ServerSnapshot server, ServerSnapshot root, bool showsAddress, StatField[] fields)
    {
        var row = new StatRow(StatObjectKind.Server, server.ProxyId, server.Id, fields)
        {
            [StatColumn.ProxyName] = StatField.KeyName(server.ProxyName),
            [StatColumn.ServiceName] = StatField.KeyName(server.Name),
            [StatColumn.QueuedNow] = StatField.Gauge(server.Queued),
            [StatColumn.QueuedMax] = StatField.Maximum(server.MaxQueued),
            [StatColumn.SessionsNow] = StatField.Gauge(server.Sessions),
            [StatColumn.SessionsMax] = StatField.Maximum(server.MaxSessions),
            [StatColumn.SessionsTotal] = StatField.Counter(server.TotalSessions),
            [StatColumn.BytesIn] = StatField.Counter(server.BytesIn),
            [StatColumn.BytesOut] = StatField.Counter(server.BytesOut),
            [StatColumn.DeniedResponses] = StatField.Counter(server.DeniedResponses),
            [StatColumn.ConnectionErrors] = StatField.Counter(server.ConnectionErrors),
            [StatColumn.ResponseErrors] = StatField.Counter(server.ResponseErrors),
            [StatColumn.Retries] = StatField.Counter(server.Retries),
            [StatColumn.Redispatches] = StatField.Counter(server.Redispatches),
            [StatColumn.Status] = StatField.Status(ServerStatusText.Of(server, root)),
            [StatColumn.Weight] = StatField.Average(server.Weight),
            [StatColumn.Active] = StatField.Status(server.IsBackup ? 0 : 1),
            [StatColumn.Backup] = StatField.Status(server.IsBackup ? 1 : 0),
            [StatColumn.LastChange] = StatField.Age(server.SecondsSinceChange),
            [StatColumn.ProcessNumber] = StatField.ProcessKey(1),
            [StatColumn.ProxyId] = StatField.Key(server.ProxyId),
            [StatColumn.ServiceId] = StatField.Key(server.Id),
            [StatColumn.Picks] = StatField.Counter(server.Picks),
            [StatColumn.Type] = StatField.Setting((int)StatObjectKind.Server),
            [StatColumn.SessionRate] = StatField.Rate(server.SessionRate),
            [StatColumn.SessionRateMax] = StatField.Maximum(server.MaxSessionRate),
            [StatColumn.ClientAborts] = StatField.Counter(server.ClientAborts),
            [StatColumn.ServerAborts] = StatField.Counter(server.ServerAborts),
            [StatColumn.LastSession] = StatField.AgeOrNone(server.SecondsSinceSession),
            [StatColumn.Mode] = StatField.Setting(StatModes.NameOf(server.Mode)),
            [StatColumn.FailedRewrites] = StatField.Counter(server.FailedRewrites),
            [StatColumn.ConnectAttempts] = StatField.Counter(server.ConnectAttempts),
            [StatColumn.Reuses] = StatField.Counter(server.Reuses),
            [StatColumn.IdleConnections] = StatField.Gauge(0),
            [StatColumn.InternalErrors] = StatField.Counter(server.InternalErrors),
            [StatColumn.UnsafeIdleConnections] = StatField.Gauge(0),
            [StatColumn.SafeIdleConnections] = StatField.Gauge(0),
            [StatColumn.UsedConnections] = StatField.Gauge(0),
            [StatColumn.NeededConnections] = StatField.Gauge(0),
            [StatColumn.UserWeight] = StatField.Average(server.UserWeight),
            [StatColumn.ServerRevision] = StatField.Gauge(0),
        };
        StatTimes.AddTo(row, server.Averages, server.Maxima);
        if (server.MaxConn > 0)
            row[StatColumn.SessionLimit] = StatField.Limit(server.MaxConn);
        if (server.MaxQueue > 0)
            row[StatColumn.QueueLimit] = StatField.Setting(server.MaxQueue);
        if (server.ThrottlePercent is { } percent)
            row[StatColumn.Throttle] = StatField.Average(percent);
        if (server.Tracked is { } tracked)
            row[StatColumn.Tracked] = StatField.SettingName(tracked);
        if (showsAddress)
            row[StatColumn.Address] = StatField.Setting(server.IsUnresolved ? "" : StatAddresses.TextOf(server.Address, server.Port));
        if (server.Check is { } check)
            AddCheck(row, server, check);
        if (server.Agent is { IsEnabled: true } agent)
            AddAgent(row, agent);
        StatExtras.AddTo(row);
        return row;
    }

    private static void AddAgent(StatRow row, ServerAgentSnapshot agent)
    {
        var last = agent.Last;
        row[StatColumn.AgentStatus] = StatField.Output(last.Status.Code());
        if (last.Status.HasCode())
            row[StatColumn.AgentCode] = StatField.Output(last.Code);
        if (last.Status > CheckStatus.Initializing && last.DurationMs >= 0)
            row[StatColumn.AgentDuration] = StatField.WideDuration(last.DurationMs);
        row[StatColumn.AgentPhrase] = StatField.Output(last.Status.Phrase());
        row[StatColumn.LastAgentCheck] = StatField.Output(last.Description);
        row[StatColumn.AgentRise] = StatField.Setting(1);
        row[StatColumn.AgentFall] = StatField.Setting(1);
        row[StatColumn.AgentHealth] = StatField.Setting(agent.IsUp ? 1 : 0);
    }

    private static void AddCheck(StatRow row, ServerSnapshot server, ServerCheckSnapshot check)
    {
        if (check.Observes)
            row[StatColumn.ObservedFailures] = StatField.Counter(0);
        if (!check.IsEnabled)
            return;
        row[StatColumn.FailedChecks] = StatField.Counter(server.FailedChecks);
        row[StatColumn.DownTransitions] = StatField.Counter(server.DownTransitions);
        row[StatColumn.DownTime] = StatField.ShortCounter(server.DownSeconds);
        if (check.IsPaused)
            return;
        var last = check.Last;
        var hasEnded = last.Status > CheckStatus.Initializing;
        row[StatColumn.CheckStatus] = StatField.Output((check.IsRunning && hasEnded ? "* " : "") + last.Status.Code());
        if (last.Status.HasCode())
            row[StatColumn.CheckCode] = StatField.Output(last.Code);
        if (hasEnded && last.DurationMs >= 0)
            row[StatColumn.CheckDuration] = StatField.WideDuration(last.DurationMs);
        row[StatColumn.CheckPhrase] = StatField.Output(last.Status.Phrase());
        row[StatColumn.LastCheck] = StatField.Output(last.Description);
        row[StatColumn.CheckRise] = StatField.Setting(check.Rise);
        row[StatColumn.CheckFall] = StatField.Setting(check.Fall);
        row[StatColumn.CheckHealth] = StatField.Setting(check.Counter);
    }
}
