namespace ActorProxy.Core.Stats;

/// <summary>Events over the last second, and the most that any one second saw.</summary>
/// <remarks>
/// Counts in windows of a second and reads the current window plus the part of the one before that is still within the
/// last second, as HAProxy's rates do, so that both show the same figure for the same traffic.
/// A mutable struct: use it as a field, never copy it. Any event loop may add; their clocks may differ by a little.
/// </remarks>
public struct EventRate
{
    private const long WindowMs = 1000;
    private const long Rotating = long.MinValue;

    private long _windowStartMs;
    private long _current;
    private long _previous;
    private long _maximum;

    public readonly long Maximum => Volatile.Read(in _maximum);

    /// <summary>Counts events that happened now; returns how many the current window holds then.</summary>
    public long Add(long nowMs, long events = 1)
    {
        while (true)
        {
            var start = Volatile.Read(ref _windowStartMs);
            long inWindow;
            if (start != Rotating && nowMs - start < WindowMs)
            {
                inWindow = Interlocked.Add(ref _current, events);
            }
            else if (start == Rotating || Interlocked.CompareExchange(ref _windowStartMs, Rotating, start) != start)
            {
                // Another loop is moving the window: a handful of instructions, so waiting for it is cheaper than a lock.
                Thread.SpinWait(1);
                continue;
            }
            else
            {
                inWindow = Rotate(start, nowMs, events);
            }

            Maxima.Raise(ref _maximum, inWindow);
            return inWindow;
        }
    }

    /// <summary>Events within the second that ends now.</summary>
    public readonly long Read(long nowMs) => (long)ReadExact(nowMs);

    /// <summary>As <see cref="Read"/>, with the fraction that the part of the previous second makes.</summary>
    public readonly double ReadExact(long nowMs)
    {
        ReadWindows(nowMs, out var inCurrent, out var inPrevious, out var remainingMs);

        // One event a second or less would flicker between 0 and 1 when weighted, so it is shown as it is.
        if (inCurrent == 0 && inPrevious <= 1) return inPrevious;
        return inCurrent + (inPrevious * remainingMs / (double)WindowMs);
    }

    /// <summary>Milliseconds until less than <paramref name="limit"/> events are within the last second if none is added; 0 when that is so now.</summary>
    /// <param name="limit">At least 1.</param>
    public readonly long UntilBelowMs(long limit, long nowMs)
    {
        ReadWindows(nowMs, out var inCurrent, out var inPrevious, out var remainingMs);
        if (inCurrent >= limit)
            return remainingMs + UntilWeighsLessMs(inCurrent, limit, WindowMs);
        return UntilWeighsLessMs(inPrevious, limit - inCurrent, remainingMs);
    }

    public void ClearMaximum() => Interlocked.Exchange(ref _maximum, 0);

    /// <summary>How long a past window with this many events has to age until it weighs less than <paramref name="room"/>.</summary>
    private static long UntilWeighsLessMs(long events, long room, long remainingMs)
    {
        // The last millisecond at which it weighs less: events * rest < room * WindowMs.
        var mayRemainMs = events == 0 ? WindowMs : ((room * WindowMs) - 1) / events;
        return Math.Max(0, remainingMs - mayRemainMs);
    }

    private readonly void ReadWindows(long nowMs, out long inCurrent, out long inPrevious, out long remainingMs)
    {
        long start;
        do
        {
            while ((start = Volatile.Read(in _windowStartMs)) == Rotating) Thread.SpinWait(1);
            inCurrent = Volatile.Read(in _current);
            inPrevious = Volatile.Read(in _previous);
        }
        while (start != Volatile.Read(in _windowStartMs));

        var remaining = start + WindowMs - nowMs;
        if (remaining < 0)
        {
            inPrevious = remaining < -WindowMs ? 0 : inCurrent;
            inCurrent = 0;
            remaining += WindowMs;
        }

        remainingMs = Math.Min(remaining, WindowMs);
    }

    private long Rotate(long start, long nowMs, long events)
    {
        var next = start + WindowMs;
        var finished = Interlocked.Exchange(ref _current, events);
        var missedAWholeWindow = nowMs - next >= WindowMs;
        Volatile.Write(ref _previous, missedAWholeWindow ? 0 : finished);
        Volatile.Write(ref _windowStartMs, missedAWholeWindow ? nowMs : next);
        return events;
    }
}
