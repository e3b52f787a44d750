using ActorProxy.Config.Model;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>What reports show of backends and servers alike.</summary>
public abstract record ServingSnapshot
{
    protected ServingSnapshot()
    {
    }

    /// <summary>Reads what both count; values that other loops change meanwhile may be a moment apart.</summary>
    /// <param name="queued">Streams that wait now.</param>
    /// <param name="sessions">Sessions now.</param>
    protected ServingSnapshot(ServingCounters counters, long queued, long sessions, long nowMs)
    {
        Queued = queued;
        MaxQueued = Math.Max(counters.Queued.Maximum, queued);
        Sessions = sessions;
        MaxSessions = Math.Max(counters.Sessions.Maximum, sessions);
        TotalSessions = counters.TotalSessions.Value;
        SessionRate = counters.SessionRate.Read(nowMs);
        MaxSessionRate = counters.SessionRate.Maximum;
        Picks = counters.Picks.Value;
        BytesIn = counters.BytesIn.Value;
        BytesOut = counters.BytesOut.Value;
        DeniedResponses = counters.DeniedResponses.Value;
        ConnectionErrors = counters.ConnectionErrors.Value;
        ResponseErrors = counters.ResponseErrors.Value;
        Retries = counters.Retries.Value;
        Redispatches = counters.Redispatches.Value;
        ClientAborts = counters.ClientAborts.Value;
        ServerAborts = counters.ServerAborts.Value;
        ConnectAttempts = counters.ConnectAttempts.Value;
        Reuses = counters.Reuses.Value;
        FailedRewrites = counters.FailedRewrites.Value;
        InternalErrors = counters.InternalErrors.Value;
        DownTransitions = counters.DownTransitions.Value;
        var lastSession = counters.LastSessionMs;
        SecondsSinceSession = lastSession < 0 ? -1 : (nowMs - lastSession) / 1000;
        Averages = counters.Times.Averages(Picks);
        Maxima = counters.Times.Maxima;
    }

    public required string ProxyName { get; init; }
    public required int ProxyId { get; init; }
    public ProxyMode Mode { get; init; } = ProxyMode.Tcp;
    public long Queued { get; init; }
    public long MaxQueued { get; init; }
    public long Sessions { get; init; }
    public long MaxSessions { get; init; }
    public long TotalSessions { get; init; }
    public long SessionRate { get; init; }
    public long MaxSessionRate { get; init; }
    public long Picks { get; init; }
    public long BytesIn { get; init; }
    public long BytesOut { get; init; }
    public long DeniedResponses { get; init; }
    public long ConnectionErrors { get; init; }
    public long ResponseErrors { get; init; }
    public long Retries { get; init; }
    public long Redispatches { get; init; }
    public long ClientAborts { get; init; }
    public long ServerAborts { get; init; }
    public long ConnectAttempts { get; init; }
    public long Reuses { get; init; }
    public long FailedRewrites { get; init; }
    public long InternalErrors { get; init; }
    public long DownTransitions { get; init; }
    public long SecondsSinceChange { get; init; }
    public long DownSeconds { get; init; }

    /// <summary>Seconds since <see cref="ServingCounters.LastSessionMs"/>, -1 for never.</summary>
    public long SecondsSinceSession { get; init; } = -1;
    public SessionTimes Averages { get; init; }
    public SessionTimes Maxima { get; init; }
}
