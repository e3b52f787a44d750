namespace ActorProxy.Core.Time;

/// <summary>The names of days and months in English, which HTTP's dates and the C locale have.</summary>
internal static class CalendarNames
{
    public static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    public static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
}
