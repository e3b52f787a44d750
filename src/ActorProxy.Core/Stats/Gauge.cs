namespace ActorProxy.Core.Stats;

/// <summary>How many of something there are now, and the most there ever were.</summary>
/// <remarks>A mutable struct: use it as a field, never copy it. Any event loop may change it.</remarks>
public struct Gauge
{
    private long _current;
    private long _maximum;

    public readonly long Current => Volatile.Read(in _current);
    public readonly long Maximum => Volatile.Read(in _maximum);

    /// <summary>One more; returns how many there are then.</summary>
    public long Enter()
    {
        var now = Interlocked.Increment(ref _current);
        Maxima.Raise(ref _maximum, now);
        return now;
    }

    /// <summary>Notes a number that its only owner counts elsewhere.</summary>
    public void Set(long now)
    {
        Volatile.Write(ref _current, now);
        Maxima.Raise(ref _maximum, now);
    }

    /// <summary>One less; returns how many there are then.</summary>
    public long Leave() => Interlocked.Decrement(ref _current);

    /// <summary>The maximum begins anew at what there is now: what is still there is not forgotten.</summary>
    public void ClearMaximum() => Interlocked.Exchange(ref _maximum, Current);
}
