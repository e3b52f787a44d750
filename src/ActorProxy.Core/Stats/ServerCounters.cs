namespace ActorProxy.Core.Stats;

/// <summary>What happened on one server since the process started or somebody cleared it; outlives generations.</summary>
/// <remarks>Any event loop may write.</remarks>
public sealed class ServerCounters
{
    private long _lastSessionMs = -1;

    /// <summary>Streams waiting for this very server.</summary>
    public Gauge Queued;
    public Gauge Sessions;

    /// <summary>Connections to the server now and at most at once.</summary>
    public Gauge Connections;
    public Counter TotalSessions;
    public EventRate SessionRate;

    /// <summary>How often the algorithm picked this server (<c>lbtot</c>).</summary>
    public Counter Picks;
    public Counter BytesIn;
    public Counter BytesOut;
    public Counter DeniedResponses;

    /// <summary>Attempts to connect that failed for good.</summary>
    public Counter ConnectionErrors;
    public Counter ResponseErrors;
    public Counter Retries;

    /// <summary>Sessions that went to another server instead.</summary>
    public Counter Redispatches;
    public Counter ClientAborts;
    public Counter ServerAborts;

    /// <summary>Connections attempted, each retry counting.</summary>
    public Counter ConnectAttempts;
    public Counter Reuses;
    public Counter FailedRewrites;
    public Counter InternalErrors;

    /// <summary>Checks that failed while the server was up.</summary>
    public Counter FailedChecks;

    /// <summary>How often the server went down.</summary>
    public Counter DownTransitions;
    public PhaseAverages Times;

    /// <summary>When the latest session got this server, or -1.</summary>
    public long LastSessionMs => Volatile.Read(ref _lastSessionMs);

    /// <summary>A session took a slot; <see cref="SessionEnded"/> gives it back.</summary>
    public void SessionStarted(long nowMs)
    {
        SessionRepeated(nowMs);
        Sessions.Enter();
    }

    /// <summary>A session tries this server once more: it counts as another one, as HAProxy counts it.</summary>
    public void SessionRepeated(long nowMs)
    {
        TotalSessions.Increment();
        SessionRate.Add(nowMs);
        Volatile.Write(ref _lastSessionMs, nowMs);
    }

    public void SessionEnded() => Sessions.Leave();

    /// <summary>Adds the phases of a session whose connection stood; others do not count.</summary>
    public void AddTimes(in SessionTimes times) => Times.Add(times, Picks.Value);

    /// <summary>What <c>clear counters</c> does.</summary>
    public void ClearMaxima()
    {
        Queued.ClearMaximum();
        Sessions.ClearMaximum();
        Connections.ClearMaximum();
        SessionRate.ClearMaximum();
        Times.ClearMaxima();
    }

    /// <summary>What <c>clear counters all</c> does.</summary>
    public void ClearAll()
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
        FailedChecks.Clear();
        DownTransitions.Clear();
        Times.Clear();
    }
}
