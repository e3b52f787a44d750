namespace ActorProxy.Core.Logging;

/// <summary>The wall clock's formatted seconds of one thread that writes log lines.</summary>
/// <remarks>
/// Two, because a line names two moments: now, in its header, and when its session began. Sessions that began in another
/// second than the one before replace the second of the two only.
/// </remarks>
public sealed class LogTimestamps(TimeZoneInfo zone)
{
    private readonly LogSecond _now = new(zone);
    private readonly LogSecond _begin = new(zone);

    internal LogSecond Now(long unixSecond)
    {
        _now.Set(unixSecond);
        return _now;
    }

    internal LogSecond Begin(long unixSecond)
    {
        _begin.Set(unixSecond);
        return _begin;
    }
}
