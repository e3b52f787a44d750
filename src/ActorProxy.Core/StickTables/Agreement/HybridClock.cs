namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>A node's hybrid logical clock: wall time that never goes back and is later than all that was heard of.</summary>
/// <remarks>
/// Any thread. A stamp has milliseconds since 1970 above, and a count of 16 bits below: 65,536 stamps in a millisecond, and what is more borrows from the
/// next one. A node that restarts goes on later than before as long as its wall clock does.
/// </remarks>
public sealed class HybridClock(TimeProvider time)
{
    /// <summary>A node whose clock is ahead by more than this drags nobody along.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(10);

    private const int CountBits = 16;

    private long _last;

    /// <summary>A stamp later than all before it, and than all that were observed.</summary>
    public long Next()
    {
        var wall = time.GetUtcNow().ToUnixTimeMilliseconds() << CountBits;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(wall, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }

    /// <summary>Another node's stamp has come: what happens from now on is later.</summary>
    public void Observe(long stamp)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            if (stamp <= last)
                return;
            if (stamp > (time.GetUtcNow() + MostAhead).ToUnixTimeMilliseconds() << CountBits)
                return;
            if (Interlocked.CompareExchange(ref _last, stamp, last) == last)
                return;
        }
    }

    /// <summary>The wall time of a stamp.</summary>
    public static DateTimeOffset TimeOf(long stamp) => DateTimeOffset.FromUnixTimeMilliseconds(stamp >> CountBits);
}
