namespace ActorProxy.Core.Stats;

/// <summary>How many of something there are now, and the most there ever were.</summary>
/// <remarks>A mutable struct: use it as a field, never copy it. Any event loop may change it.</remarks>
public struct Gauge
{
    private long current;
    private long maximum;

    public readonly long Current => Volatile.Read(in current);
    public readonly long Maximum => Volatile.Read(in maximum);

    /// <summary>One more; returns how many there are then.</summary>
    public long Enter()
    {
        var now = Interlocked.Increment(ref current);
        Maxima.Raise(ref maximum, now);
        return now;
    }

    /// <summary>One less; returns how many there are then.</summary>
    public long Leave() => Interlocked.Decrement(ref current);

    /// <summary>The maximum begins anew at what there is now: what is still there is not forgotten.</summary>
    public void ClearMaximum() => Interlocked.Exchange(ref maximum, Current);
}
