namespace ActorProxy.Core.Stats;

/// <summary>The average of the latest values, old ones fading out, and the largest value ever.</summary>
/// <remarks>
/// Keeps one sum instead of the values. Up to <see cref="WindowSize"/> values it is their sum; after that each new value first takes
/// the window's share out of it, rounded up as HAProxy 2.6 rounds, so that the figures agree.
/// A mutable struct: use it as a field, never copy it.
/// </remarks>
public struct RecentAverage
{
    /// <summary>How many values count at most: HAProxy's documentation says 1024, and what it does is this.</summary>
    public const int WindowSize = 512;

    private long _sum;
    private long _maximum;

    public readonly long Maximum => Volatile.Read(in _maximum);

    /// <summary>Adds one value; <paramref name="seen"/> is how many there are, this one included.</summary>
    public void Add(long value, long seen)
    {
        var known = Volatile.Read(ref _sum);
        while (true)
        {
            var next = known + value - (seen > WindowSize ? (known + WindowSize - 1) / WindowSize : 0);
            var found = Interlocked.CompareExchange(ref _sum, next, known);
            if (found == known) break;
            known = found;
        }

        Maxima.Raise(ref _maximum, value);
    }

    public readonly long Read(long seen)
    {
        // Nothing counted yet (or cleared): the whole window, as HAProxy takes it.
        var window = seen <= 0 ? WindowSize : Window(seen);
        return (Volatile.Read(in _sum) + window - 1) / window;
    }

    public void ClearMaximum() => Interlocked.Exchange(ref _maximum, 0);

    public void Clear()
    {
        Interlocked.Exchange(ref _sum, 0);
        ClearMaximum();
    }

    private static long Window(long seen) => Math.Clamp(seen, 1, WindowSize);
}
