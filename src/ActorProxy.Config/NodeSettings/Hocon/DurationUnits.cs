namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>HOCON's units of time. A number alone counts milliseconds.</summary>
internal static class DurationUnits
{
    /// <summary>Rounded up to a tenth of a microsecond; null when it is no time, or longer than one can be.</summary>
    public static TimeSpan? Read(string text)
    {
        if (UnitText.Split(text) is not var (number, unit) || TicksPer(unit) is not { } ticks) return null;
        return UnitText.Multiply(number, ticks) is { } total ? new TimeSpan(total) : null;
    }

    private static decimal? TicksPer(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01m,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => null,
    };
}
