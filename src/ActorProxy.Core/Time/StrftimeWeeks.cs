namespace ActorProxy.Core.Time;

/// <summary>Weeks of ISO 8601: they begin on Mondays, and a year's first one has its first Thursday.</summary>
internal static class StrftimeWeeks
{
    public static (long Year, int Week) OfIso(in CalendarTime time)
    {
        var thursday = time.YearDay - (time.WeekDay + 6) % 7 + 3;
        var year = time.Year;
        if (thursday < 0)
        {
            year--;
            thursday += CalendarTime.IsLeap(year) ? 366 : 365;
        }
        else if (thursday >= (CalendarTime.IsLeap(year) ? 366 : 365))
        {
            thursday -= CalendarTime.IsLeap(year) ? 366 : 365;
            year++;
        }

        return (year, thursday / 7 + 1);
    }
}
