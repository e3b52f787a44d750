namespace ActorProxy.Core.Stats;

/// <summary>What happened on one backend since the process started or somebody cleared it; outlives generations.</summary>
public sealed class BackendCounters : ServingCounters
{
    private const long Unknown = long.MinValue;

    private long _lastChangeMs = Unknown;
    private long _downTimeMs;
    private volatile bool _isUsable = true;

    public Counter DeniedRequests;
    public Counter Intercepted;

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

    /// <summary>A frontend handed a session over; <see cref="ServingCounters.SessionEnded"/> ends it.</summary>
    public void SessionStarted(long nowMs)
    {
        CountSession(nowMs);
        Sessions.Enter();
    }

    /// <summary>A session got a server without waiting.</summary>
    public void SessionPassed(long nowMs) => GotServer(nowMs);

    public override void ClearAll()
    {
        base.ClearAll();
        DeniedRequests.Clear();
        Intercepted.Clear();
    }
}
