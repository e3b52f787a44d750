using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Core.Time;

/// <summary>A format of strftime(3) in the C locale, with glibc's flags and widths; what is no conversion stands for itself.</summary>
/// <remarks>Compiled once; writing allocates nothing. Any thread.</remarks>
public sealed class StrftimeFormat
{
    private const string Plain = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYzZ%";
    private const string WithE = "cCxXyY";
    private const string WithO = "deHIklmMSuUVwWy";
    private const int MaxWidth = 1024;

    private static readonly StrftimeFormat DateAndTime = new("%a %b %e %H:%M:%S %Y", false);
    private static readonly StrftimeFormat ShortDate = new("%m/%d/%y", false);
    private static readonly StrftimeFormat IsoDate = new("%Y-%m-%d", false);
    private static readonly StrftimeFormat Time12 = new("%I:%M:%S %p", false);
    private static readonly StrftimeFormat HourMinute = new("%H:%M", false);
    private static readonly StrftimeFormat Time24 = new("%H:%M:%S", false);

    private readonly List<StrftimePart> parts = [];

    /// <param name="hasFractions">Takes <c>%N</c> for the nanoseconds, <c>%3N</c> for its first three digits, as date(1) does.</param>
    public StrftimeFormat(string format, bool hasFractions)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < format.Length;)
        {
            if (format[i] != '%')
            {
                literal.Append(format[i++]);
                continue;
            }

            var part = Read(format, i, hasFractions, out var length);
            if (part.Conversion == 0)
            {
                literal.Append(format, i, length);
            }
            else
            {
                AddLiteral(literal);
                parts.Add(part);
            }

            i += length;
        }

        AddLiteral(literal);
    }

    /// <summary>Returns the bytes written: 0 when not all of it fits.</summary>
    /// <param name="nanoseconds">What <c>%N</c> shows.</param>
    public int Write(in CalendarTime time, long? nanoseconds, Span<byte> destination)
    {
        var length = 0;
        foreach (var part in parts)
        {
            if (!TryWrite(part, time, nanoseconds ?? 0, destination[length..], out var written))
                return 0;
            length += written;
        }

        return length;
    }

    private static StrftimePart Read(string format, int start, bool hasFractions, out int length)
    {
        var i = start + 1;
        var (flag, letterCase) = ('\0', '\0');
        for (; i < format.Length && "_-0^#".Contains(format[i]); i++)
        {
            if (format[i] is '^' or '#')
                letterCase = format[i];
            else
                flag = format[i];
        }

        var width = 0;
        for (; i < format.Length && char.IsAsciiDigit(format[i]); i++)
            width = Math.Min(width * 10 + format[i] - '0', MaxWidth);
        var known = Plain;
        if (i < format.Length && format[i] is 'E' or 'O')
            known = format[i++] == 'E' ? WithE : WithO;
        var conversion = i < format.Length ? format[i] : '\0';
        length = Math.Min(i + 1, format.Length) - start;
        if (!known.Contains(conversion) && !(hasFractions && conversion == 'N'))
            conversion = '\0';
        return new StrftimePart([], conversion, flag, letterCase, width);
    }

    private void AddLiteral(StringBuilder literal)
    {
        if (literal.Length > 0)
            parts.Add(new StrftimePart(RawBytes.Encode(literal.ToString()), '\0', '\0', '\0', 0));
        literal.Clear();
    }

    private static bool TryWrite(StrftimePart part, in CalendarTime time, long nanoseconds, Span<byte> destination, out int written)
    {
        written = part.Raw.Length;
        return part.Conversion switch
        {
            '\0' => part.Raw.AsSpan().TryCopyTo(destination),
            'N' => TryWriteFraction(part, nanoseconds, destination, out written),
            'a' => TryWriteText(part, CalendarNames.Days[time.WeekDay].AsSpan(0, 3), destination, out written),
            'A' => TryWriteText(part, CalendarNames.Days[time.WeekDay], destination, out written),
            'b' or 'h' => TryWriteText(part, CalendarNames.Months[time.Month - 1].AsSpan(0, 3), destination, out written),
            'B' => TryWriteText(part, CalendarNames.Months[time.Month - 1], destination, out written),
            'p' => TryWriteText(part.Case == '#' ? part with { Case = 'v' } : part, time.Hour < 12 ? "AM" : "PM", destination, out written),
            'P' => TryWriteText(part with { Case = 'v' }, time.Hour < 12 ? "AM" : "PM", destination, out written),
            'Z' => TryWriteText(part.Case == '#' ? part with { Case = 'v' } : part, time.Zone, destination, out written),
            'n' => TryWriteText(part, "\n", destination, out written),
            't' => TryWriteText(part, "\t", destination, out written),
            '%' => TryWriteText(part, "%", destination, out written),
            'c' => TryWriteNested(part, DateAndTime, time, destination, out written),
            'D' or 'x' => TryWriteNested(part, ShortDate, time, destination, out written),
            'F' => TryWriteNested(part, IsoDate, time, destination, out written),
            'r' => TryWriteNested(part, Time12, time, destination, out written),
            'R' => TryWriteNested(part, HourMinute, time, destination, out written),
            'T' or 'X' => TryWriteNested(part, Time24, time, destination, out written),
            'z' => TryWriteOffset(part, time.Offset, destination, out written),
            _ => TryWriteNumber(part, NumberOf(part.Conversion, time), destination, out written),
        };
    }

    private static (long Value, int Digits, char Padding) NumberOf(char conversion, in CalendarTime time) => conversion switch
    {
        'C' => (time.Year / 100, 2, '0'),
        'd' => (time.Day, 2, '0'),
        'e' => (time.Day, 2, '_'),
        'g' => (StrftimeWeeks.OfIso(time).Year % 100, 2, '0'),
        'G' => (StrftimeWeeks.OfIso(time).Year, 1, '0'),
        'H' => (time.Hour, 2, '0'),
        'I' => ((time.Hour + 11) % 12 + 1, 2, '0'),
        'j' => (time.YearDay + 1, 3, '0'),
        'k' => (time.Hour, 2, '_'),
        'l' => ((time.Hour + 11) % 12 + 1, 2, '_'),
        'm' => (time.Month, 2, '0'),
        'M' => (time.Minute, 2, '0'),
        's' => (time.Seconds, 1, '0'),
        'S' => (time.Second, 2, '0'),
        'u' => ((time.WeekDay + 6) % 7 + 1, 1, '0'),
        'U' => ((time.YearDay - time.WeekDay + 7) / 7, 2, '0'),
        'V' => (StrftimeWeeks.OfIso(time).Week, 2, '0'),
        'w' => (time.WeekDay, 1, '0'),
        'W' => ((time.YearDay - (time.WeekDay + 6) % 7 + 7) / 7, 2, '0'),
        'y' => (time.Year % 100, 2, '0'),
        _ => (time.Year, 1, '0'),
    };

    private static bool TryWriteNumber(StrftimePart part, (long Value, int Digits, char Padding) number, Span<byte> destination, out int written)
    {
        Span<byte> digits = stackalloc byte[20];
        number.Value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        var padding = part.Flag == '\0' ? number.Padding : part.Flag;
        var width = padding == '-' ? part.Width : Math.Max(part.Width, number.Digits);
        return TryPad(digits[..length], width, padding is '_' or '-' ? (byte)' ' : (byte)'0', destination, out written);
    }

    private static bool TryWriteOffset(StrftimePart part, int offset, Span<byte> destination, out int written)
    {
        // The sign and the number are each as wide as the whole is asked to be, as with glibc.
        var minutes = Math.Abs(offset) / 60;
        if (!TryPad(offset < 0 ? "-"u8 : "+"u8, part.Width, part.Flag == '0' ? (byte)'0' : (byte)' ', destination, out var sign)
            || !TryWriteNumber(part, (minutes / 60 * 100 + minutes % 60, 4, '0'), destination[sign..], out written))
        {
            written = 0;
            return false;
        }

        written += sign;
        return true;
    }

    private static bool TryWriteFraction(StrftimePart part, long nanoseconds, Span<byte> destination, out int written)
    {
        Span<byte> digits = stackalloc byte[9];
        Utf8.TryWrite(digits, CultureInfo.InvariantCulture, $"{nanoseconds:D9}", out _);
        written = part.Width is > 0 and < 9 ? part.Width : digits.Length;
        return digits[..written].TryCopyTo(destination);
    }

    private static bool TryWriteText(StrftimePart part, ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        Span<byte> letters = stackalloc byte[128];
        var length = Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, 40)], letters);
        ChangeCase(part.Case, letters[..length]);
        return TryPad(letters[..length], part.Width, part.Flag == '0' ? (byte)'0' : (byte)' ', destination, out written);
    }

    private static bool TryWriteNested(StrftimePart part, StrftimeFormat nested, in CalendarTime time, Span<byte> destination, out int written)
    {
        Span<byte> letters = stackalloc byte[128];
        var length = nested.Write(time, 0, letters);
        ChangeCase(part.Case == '^' ? '^' : '\0', letters[..length]);
        return TryPad(letters[..length], part.Width, part.Flag == '0' ? (byte)'0' : (byte)' ', destination, out written);
    }

    private static void ChangeCase(char letterCase, Span<byte> letters)
    {
        if (letterCase == 'v')
            Ascii.ToLowerInPlace(letters, out _);
        else if (letterCase != '\0')
            Ascii.ToUpperInPlace(letters, out _);
    }

    private static bool TryPad(ReadOnlySpan<byte> letters, int width, byte padding, Span<byte> destination, out int written)
    {
        var missing = Math.Max(0, width - letters.Length);
        written = missing + letters.Length;
        if (written > destination.Length)
            return false;
        destination[..missing].Fill(padding);
        letters.CopyTo(destination[missing..]);
        return true;
    }
}
