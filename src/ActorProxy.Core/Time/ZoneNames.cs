namespace ActorProxy.Core.Time;

/// <summary>A zone's offset and short name at a point in time.</summary>
internal static class ZoneNames
{
    /// <summary>The calendar and the rules of all zones repeat after 400 years.</summary>
    private const long Period = 146_097L * 86_400;

    /// <summary>Within what the base library's calendar reaches.</summary>
    private const long FirstKnown = -62_000_000_000, LastKnown = 253_000_000_000;

    /// <param name="seconds">Since 1970 in UTC.</param>
    public static (int OffsetSeconds, string Name) At(TimeZoneInfo zone, long seconds)
    {
        if (seconds is < FirstKnown or > LastKnown)
            seconds = seconds % Period + Period;
        var moment = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return ((int)zone.GetUtcOffset(moment).TotalSeconds, zone.IsDaylightSavingTime(moment) ? zone.DaylightName : zone.StandardName);
    }
}
