namespace ActorProxy.Node.StickTables.Claims;

/// <summary>How asking for keys went so far in one <c>peers</c> section. Any thread.</summary>
public sealed class ClaimCounters
{
    private long _asked;
    private long _timedOut;
    private long _unsure;

    /// <summary>Keys that other nodes were asked for.</summary>
    public long Asked => Volatile.Read(ref _asked);

    /// <summary>Keys whose owner did not answer in time: two nodes may have decided differently until they hear of each other.</summary>
    public long TimedOut => Volatile.Read(ref _timedOut);

    /// <summary>Keys that were bound while their owner was not connected: as for <see cref="TimedOut"/>.</summary>
    public long Unsure => Volatile.Read(ref _unsure);

    public void CountAsked() => Interlocked.Increment(ref _asked);

    public void CountTimedOut() => Interlocked.Increment(ref _timedOut);

    public void CountUnsure() => Interlocked.Increment(ref _unsure);
}
