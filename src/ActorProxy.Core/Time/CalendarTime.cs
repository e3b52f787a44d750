namespace ActorProxy.Core.Time;

/// <summary>A point in time as the calendar and the clock of a zone show it; years of any size, as gmtime(3) has them.</summary>
/// <param name="Month">From 1.</param>
/// <param name="WeekDay">From 0, Sunday.</param>
/// <param name="YearDay">From 0.</param>
/// <param name="Offset">Of the zone from UTC, in seconds.</param>
/// <param name="Zone">The zone's short name.</param>
/// <param name="Seconds">Since 1970 in UTC.</param>
public readonly record struct CalendarTime(long Year, int Month, int Day, int Hour, int Minute, int Second, int WeekDay, int YearDay, int Offset, string Zone, long Seconds)
{
    private const long SecondsPerDay = 86_400;
    private const int DaysPer400Years = 146_097;

    /// <summary>The range that HAProxy shows: 55 bits, and what lies outside of it is cut to them.</summary>
    public static long InRange(long seconds) => seconds & 0x007f_ffff_ffff_ffff;

    /// <param name="seconds">Since 1970 in UTC.</param>
    /// <param name="zone">Null for UTC.</param>
    public static CalendarTime Of(long seconds, TimeZoneInfo? zone)
    {
        var (offset, name) = zone is null ? (0, "GMT") : ZoneNames.At(zone, seconds);
        var local = seconds + offset;
        var days = Math.DivRem(local, SecondsPerDay, out var inDay);
        if (inDay < 0)
            (days, inDay) = (days - 1, inDay + SecondsPerDay);
        var (year, month, day) = DateOf(days);
        var yearDay = (int)(days - DaysBefore(year));
        var weekDay = (int)((days % 7 + 11) % 7);
        return new CalendarTime(year, month, day, (int)(inDay / 3600), (int)(inDay / 60 % 60), (int)(inDay % 60), weekDay, yearDay, offset, name, seconds);
    }

    /// <summary>Days from 1970 to a date of the Gregorian calendar.</summary>
    public static long DaysOf(long year, int month, int day)
    {
        // Years begin in March here, so that the leap day is a year's last one.
        year -= month <= 2 ? 1 : 0;
        var era = Math.DivRem(year, 400, out var inEra);
        if (inEra < 0)
            (era, inEra) = (era - 1, inEra + 400);
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * DaysPer400Years + inEra * 365 + inEra / 4 - inEra / 100 + dayOfYear - 719_468;
    }

    public static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long DaysBefore(long year) => DaysOf(year, 1, 1);

    private static (long Year, int Month, int Day) DateOf(long days)
    {
        days += 719_468;
        var era = Math.DivRem(days, DaysPer400Years, out var inEra);
        if (inEra < 0)
            (era, inEra) = (era - 1, inEra + DaysPer400Years);
        var yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365;
        var dayOfYear = (int)(inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
        var monthFromMarch = (5 * dayOfYear + 2) / 153;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    }
}
