using System.Globalization;
using System.Text;

namespace ActorProxy.Core.Time;

/// <summary>HTTP's dates (RFC 9110 5.6.7).</summary>
public static class HttpDate
{
    /// <summary>No date is longer, whatever its year.</summary>
    public const int MaxLength = 64;

    private static readonly StrftimeFormat Preferred = new("%a, %d %b %4Y %H:%M:%S", hasFractions: false);

    /// <summary>Writes a date in the preferred form; returns its length.</summary>
    /// <param name="fraction">Thousandths or millionths of a second, if wanted; without leading zeros and with their sign, as HAProxy shows them.</param>
    public static int Write(in CalendarTime time, bool hasFraction, long fraction, Span<byte> destination)
    {
        var length = Preferred.Write(time, null, destination);
        if (hasFraction)
        {
            destination[length++] = (byte)'.';
            fraction.TryFormat(destination[length..], out var digits, default, CultureInfo.InvariantCulture);
            length += digits;
        }

        " GMT"u8.CopyTo(destination[length..]);
        return length + 4;
    }

    /// <summary>Reads the three forms that a date may have: the preferred one, RFC 850's, and asctime's.</summary>
    /// <param name="currentYear">RFC 850 has years of two digits: they are never more than 50 years ahead.</param>
    /// <param name="seconds">Since 1970.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, int currentYear, out long seconds)
    {
        seconds = 0;
        Span<char> letters = stackalloc char[MaxLength];
        if (text.Length > letters.Length || !Ascii.IsValid(text))
            return false;
        var date = letters[..Encoding.ASCII.GetChars(text, letters)];
        ReadOnlySpan<char> rest = date;
        if (TryTakeName(ref rest, CalendarNames.Days, 3) && TryTake(ref rest, ", "))
            return TryParseParts(rest, ' ', yearDigits: 4, currentYear, out seconds);
        rest = date;
        if (TryTakeName(ref rest, CalendarNames.Days, 0) && TryTake(ref rest, ", "))
            return TryParseParts(rest, '-', yearDigits: 2, currentYear, out seconds);
        rest = date;
        return TryTakeName(ref rest, CalendarNames.Days, 3) && TryTake(ref rest, " ") && TryParseAsctime(rest, out seconds);
    }

    private static bool TryParseParts(ReadOnlySpan<char> rest, char separator, int yearDigits, int currentYear, out long seconds)
    {
        seconds = 0;
        if (!TryTakeNumber(ref rest, 2, out var day) || !TryTake(ref rest, separator) || !TryTakeMonth(ref rest, out var month)
            || !TryTake(ref rest, separator) || !TryTakeNumber(ref rest, yearDigits, out var year)
            || !TryTake(ref rest, " ") || !TryTakeTime(ref rest, out var inDay) || !rest.SequenceEqual(" GMT"))
            return false;
        if (yearDigits == 2)
        {
            year += currentYear / 100 * 100;
            if (year > currentYear + 50)
                year -= 100;
        }

        return TryJoin(year, month, day, inDay, out seconds);
    }

    private static bool TryParseAsctime(ReadOnlySpan<char> rest, out long seconds)
    {
        seconds = 0;
        if (!TryTakeMonth(ref rest, out var month) || !TryTake(ref rest, " ") || rest.Length < 2)
            return false;
        var day = 0;
        if (rest[0] == ' ' ? !TryTake(ref rest, " ") || !TryTakeNumber(ref rest, 1, out day) : !TryTakeNumber(ref rest, 2, out day))
            return false;
        return TryTake(ref rest, " ") && TryTakeTime(ref rest, out var inDay) && TryTake(ref rest, " ") && TryTakeNumber(ref rest, 4, out var year)
            && rest.IsEmpty && TryJoin(year, month, day, inDay, out seconds);
    }

    private static bool TryJoin(int year, int month, int day, int inDay, out long seconds)
    {
        seconds = CalendarTime.DaysOf(year, month, day) * 86_400 + inDay;
        return day >= 1 && day <= 31;
    }

    private static bool TryTakeTime(ref ReadOnlySpan<char> rest, out int seconds)
    {
        seconds = 0;
        if (!TryTakeNumber(ref rest, 2, out var hour) || !TryTake(ref rest, ":") || !TryTakeNumber(ref rest, 2, out var minute) || !TryTake(ref rest, ":") || !TryTakeNumber(ref rest, 2, out var second))
            return false;
        seconds = hour * 3600 + minute * 60 + second;
        return hour < 24 && minute < 60 && second <= 60;
    }

    private static bool TryTakeMonth(ref ReadOnlySpan<char> rest, out int month)
    {
        for (month = 1; month <= 12; month++)
        {
            if (TryTake(ref rest, CalendarNames.Months[month - 1].AsSpan(0, 3)))
                return true;
        }

        return false;
    }

    /// <param name="length">Letters of each name, 0 for all.</param>
    private static bool TryTakeName(ref ReadOnlySpan<char> rest, string[] names, int length)
    {
        foreach (var name in names)
        {
            if (TryTake(ref rest, length == 0 ? name : name.AsSpan(0, length)))
                return true;
        }

        return false;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, char letter)
    {
        if (rest.IsEmpty || rest[0] != letter)
            return false;
        rest = rest[1..];
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, scoped ReadOnlySpan<char> text)
    {
        if (!rest.StartsWith(text, StringComparison.Ordinal))
            return false;
        rest = rest[text.Length..];
        return true;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<char> rest, int digits, out int value)
    {
        value = 0;
        if (rest.Length < digits || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out value))
            return false;
        rest = rest[digits..];
        return true;
    }
}
