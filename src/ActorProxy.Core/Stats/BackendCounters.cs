namespace ActorProxy.Core.Stats;

/// <summary>What happened on one backend since the process started or somebody cleared it; outlives generations.</summary>
/// <remarks>Any event loop may write.</remarks>
public sealed class BackendCounters
{
    private const long Unknown = long.MinValue;

    private long _lastSessionMs = -1;
    private long _lastChangeMs = Unknown;
    private long _downTimeMs;
    private volatile bool _isUsable = true;

    /// <summary>Streams waiting for any server, not those that wait for a certain one.</summary>
    public Gauge Queued;
    public Gauge Sessions;
    public Counter TotalSessions;
    public EventRate SessionRate;

    /// <summary>How often the algorithm picked a server here, redispatches included (<c>lbtot</c>); who leaves the backend's queue needs no pick.</summary>
    public Counter Picks;
    public Counter BytesIn;
    public Counter BytesOut;
    public Counter DeniedRequests;
    public Counter DeniedResponses;

    /// <summary>Sessions that got no server connection: all attempts failed, or there was no server.</summary>
    public Counter ConnectionErrors;

    /// <summary>Servers that failed after the connection stood.</summary>
    public Counter ResponseErrors;
    public Counter Retries;
    public Counter Redispatches;

    /// <summary>Transfers that the client cut.</summary>
    public Counter ClientAborts;

    /// <summary>Transfers that the server cut.</summary>
    public Counter ServerAborts;

    /// <summary>Connections attempted to servers, each retry counting.</summary>
    public Counter ConnectAttempts;

    /// <summary>Sessions that took over an idle server connection.</summary>
    public Counter Reuses;
    public Counter Intercepted;
    public Counter FailedRewrites;
    public Counter InternalErrors;

    /// <summary>How often the whole backend went down.</summary>
    public Counter DownTransitions;
    public PhaseAverages Times;

    /// <summary>When a session last got a server here without waiting, or -1.</summary>
    public long LastSessionMs => Volatile.Read(ref _lastSessionMs);

    /// <summary>Says whether any server can take sessions; for the backend's balancer alone, after each thing that may change it.</summary>
    public void SetUsable(bool isUsable, long nowMs)
    {
        var last = Volatile.Read(ref _lastChangeMs);
        if (last != Unknown && isUsable == _isUsable)
            return;
        if (last != Unknown && isUsable)
            Volatile.Write(ref _downTimeMs, _downTimeMs + nowMs - last);
        else if (last != Unknown)
            DownTransitions.Increment();
        Volatile.Write(ref _lastChangeMs, nowMs);
        _isUsable = isUsable;
    }

    /// <summary>Milliseconds since the backend became usable, or unusable.</summary>
    public long SinceChangeMs(long nowMs) => Volatile.Read(ref _lastChangeMs) is var last && last == Unknown ? 0 : Math.Max(0, nowMs - last);

    /// <summary>Milliseconds without a usable server.</summary>
    public long DownTimeMs(long nowMs) => Volatile.Read(ref _downTimeMs) + (_isUsable ? 0 : SinceChangeMs(nowMs));

    /// <summary>A frontend handed a session over; <see cref="SessionEnded"/> ends it.</summary>
    public void SessionStarted(long nowMs)
    {
        TotalSessions.Increment();
        SessionRate.Add(nowMs);
        Sessions.Enter();
    }

    /// <summary>A session got a server without waiting.</summary>
    public void SessionPassed(long nowMs) => Volatile.Write(ref _lastSessionMs, nowMs);

    public void SessionEnded() => Sessions.Leave();

    /// <summary>Adds the phases of a session whose server connection stood; others do not count.</summary>
    public void AddTimes(in SessionTimes times) => Times.Add(times, Picks.Value);

    /// <summary>What <c>clear counters</c> does.</summary>
    public void ClearMaxima()
    {
        Queued.ClearMaximum();
        Sessions.ClearMaximum();
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
        DeniedRequests.Clear();
        DeniedResponses.Clear();
        ConnectionErrors.Clear();
        ResponseErrors.Clear();
        Retries.Clear();
        Redispatches.Clear();
        ClientAborts.Clear();
        ServerAborts.Clear();
        ConnectAttempts.Clear();
        Reuses.Clear();
        Intercepted.Clear();
        FailedRewrites.Clear();
        InternalErrors.Clear();
        DownTransitions.Clear();
        Times.Clear();
    }
}
