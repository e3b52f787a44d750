using ActorProxy.Config.Model;

namespace ActorProxy.Core.Bandwidth;

/// <summary>How many bytes one flow may move now, so that no period sees more than the limit.</summary>
/// <remarks>
/// Counts in windows of a period, and weighs the window before by the part of it that is still within the last period, as
/// HAProxy's filter does: there is no burst beyond the limit. Pure: the caller passes the time.
/// </remarks>
public sealed class BandwidthLimiter(BandwidthLimitConfig filter, long nowMs)
{
    /// <summary>Less than passes in this time is not sent alone: it would cost a system call for a few bytes.</summary>
    private const long ShortestMs = 10;

    private long _windowStartMs = nowMs;
    private long _current;
    private long _previous;

    public BandwidthLimitConfig Filter => filter;

    /// <summary>At least 1.</summary>
    public long LimitBytes { get; private set; } = filter.LimitBytes;

    /// <summary>At least 1.</summary>
    public long PeriodMs { get; private set; } = Math.Max(1, (long)filter.Period.TotalMilliseconds);

    /// <summary>A rule turns the filter on, perhaps with other values than its own; null or nothing above 0 is its own.</summary>
    public void Set(long? limitBytes, long? periodMs)
    {
        LimitBytes = limitBytes is > 0 and var limit ? Math.Min(limit, uint.MaxValue) : filter.LimitBytes;
        PeriodMs = periodMs is > 0 and var period ? Math.Min(period, int.MaxValue) : Math.Max(1, (long)filter.Period.TotalMilliseconds);
    }

    /// <summary>How many of the bytes that wait may pass now; 0 when it is too early.</summary>
    public long Allowance(long waiting, long nowMs)
    {
        var free = Free(nowMs);
        return free < Least(waiting) ? 0 : Math.Min(free, waiting);
    }

    /// <summary>Bytes have passed.</summary>
    public void Passed(long bytes, long nowMs)
    {
        Turn(nowMs);
        _current += bytes;
    }

    /// <summary>Milliseconds until <see cref="Allowance"/> is above 0; 0 when it is now.</summary>
    public long WaitMs(long waiting, long nowMs)
    {
        Turn(nowMs);
        var least = Least(waiting);
        var restMs = _windowStartMs + PeriodMs - nowMs;
        return _current + least > LimitBytes
            ? restMs + UntilAtMostMs(_current, LimitBytes - least, PeriodMs)
            : UntilAtMostMs(_previous, LimitBytes - _current - least, restMs);
    }

    /// <summary>How long a past window with this many bytes has to age until it weighs no more than <paramref name="room"/>.</summary>
    private long UntilAtMostMs(long bytes, long room, long restMs) => bytes == 0 ? 0 : Math.Max(0, restMs - ((((room + 1) * PeriodMs) - 1) / bytes));

    private long Free(long nowMs)
    {
        Turn(nowMs);
        var restMs = _windowStartMs + PeriodMs - nowMs;
        return LimitBytes - _current - (_previous * restMs / PeriodMs);
    }

    /// <summary>The fewest bytes that are worth a turn.</summary>
    private long Least(long waiting) => Math.Max(1, Math.Min(waiting, Math.Min(LimitBytes, Math.Max(filter.MinSizeBytes, LimitBytes * ShortestMs / PeriodMs))));

    private void Turn(long nowMs)
    {
        var age = nowMs - _windowStartMs;
        if (age < PeriodMs)
            return;
        var isNext = age < 2 * PeriodMs;
        _previous = isNext ? _current : 0;
        _current = 0;
        _windowStartMs = isNext ? _windowStartMs + PeriodMs : nowMs;
    }
}
