namespace ActorProxy.Core.Stats;

/// <summary>What backends and servers both count.</summary>
/// <remarks>Any event loop may write. The fields are public because each is one event that its caller counts by name.</remarks>
public abstract class ServingCounters
{
    private long _lastSessionMs = -1;

    /// <summary>Streams that wait: for this very server, or for any of the backend and not for a certain one.</summary>
    public Gauge Queued;
    public Gauge Sessions;
    public Counter TotalSessions;
    public EventRate SessionRate;

    /// <summary>How often the algorithm picked a server, or this one, redispatches included (<c>lbtot</c>); who leaves the backend's queue needs no pick.</summary>
    public Counter Picks;
    public Counter BytesIn;
    public Counter BytesOut;
    public Counter DeniedResponses;

    /// <summary>Sessions that got no server connection: all attempts failed, the wait was too long, or there was no server.</summary>
    public Counter ConnectionErrors;

    /// <summary>Servers that failed after the connection stood.</summary>
    public Counter ResponseErrors;
    public Counter Retries;

    /// <summary>Sessions that went to another server instead.</summary>
    public Counter Redispatches;

    /// <summary>Transfers that the client cut.</summary>
    public Counter ClientAborts;

    /// <summary>Transfers that the server cut.</summary>
    public Counter ServerAborts;

    /// <summary>Connections attempted, each retry counting.</summary>
    public Counter ConnectAttempts;

    /// <summary>Sessions that took over an idle server connection.</summary>
    public Counter Reuses;
    public Counter FailedRewrites;
    public Counter InternalErrors;

    /// <summary>How often the server, or the whole backend, went down.</summary>
    public Counter DownTransitions;
    public PhaseAverages Times;

    /// <summary>When a session last got the server, or one of the backend without waiting; -1 for never.</summary>
    public long LastSessionMs => Volatile.Read(ref _lastSessionMs);

    public void SessionEnded() => Sessions.Leave();

    /// <summary>Adds the phases of a session whose server connection stood; others do not count.</summary>
    public void AddTimes(in SessionTimes times) => Times.Add(times, Picks.Value);

    /// <summary>What <c>clear counters</c> does: maxima begin anew.</summary>
    public virtual void ClearMaxima()
    {
        Queued.ClearMaximum();
        Sessions.ClearMaximum();
        SessionRate.ClearMaximum();
        Times.ClearMaxima();
    }

    /// <summary>What <c>clear counters all</c> does: totals and maxima begin anew; what is there now is still counted.</summary>
    public virtual void ClearAll()
    {
        ClearMaxima();
        Volatile.Write(ref _lastSessionMs, -1);
        TotalSessions.Clear();
        Picks.Clear();
        BytesIn.Clear();
        BytesOut.Clear();
        DeniedResponses.Clear();
        ConnectionErrors.Clear();
        ResponseErrors.Clear();
        Retries.Clear();
        Redispatches.Clear();
        ClientAborts.Clear();
        ServerAborts.Clear();
        ConnectAttempts.Clear();
        Reuses.Clear();
        FailedRewrites.Clear();
        InternalErrors.Clear();
        DownTransitions.Clear();
        Times.Clear();
    }

    protected void CountSession(long nowMs)
    {
        TotalSessions.Increment();
        SessionRate.Add(nowMs);
    }

    protected void GotServer(long nowMs) => Volatile.Write(ref _lastSessionMs, nowMs);
}
