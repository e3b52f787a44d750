using System.Globalization;

namespace ActorProxy.Core.Inspection.Json;

/// <summary>Numbers in a JSON text, read as leniently as HAProxy does.</summary>
public static class JsonNumber
{
    /// <summary>RFC 8259 6: integers that every implementation agrees on.</summary>
    private const long MostExact = (1L << 53) - 1;

    private const int ShownDigits = 6;

    /// <summary>How many bytes at the beginning are a number: a sign, digits, a fraction, an exponent.</summary>
    public static int Measure(ReadOnlySpan<byte> text)
    {
        var at = text is [(byte)'-', ..] ? 1 : 0;
        at += Digits(text[at..]);
        if (at < text.Length && text[at] == (byte)'.')
            at += 1 + Digits(text[(at + 1)..]);
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            var exponent = at + 1;
            if (exponent < text.Length && text[exponent] is (byte)'+' or (byte)'-')
                exponent++;
            if (Digits(text[exponent..]) is > 0 and var digits)
                at = exponent + digits;
        }

        return at;
    }

    /// <summary>Reads the integer that a text begins with, octal behind a 0 and hexadecimal behind 0x; false beyond 2^53 - 1.</summary>
    public static bool TryReadInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative)
            text = text[1..];
        var numberBase = text is [(byte)'0', ..] ? 8 : 10;
        if (text is [(byte)'0', (byte)'x' or (byte)'X', var first, ..] && char.IsAsciiHexDigit((char)first))
        {
            numberBase = 16;
            text = text[2..];
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiHexDigit((char)letter))
                break;
            var digit = letter <= (byte)'9' ? letter - '0' : (letter | 32) - 'a' + 10;
            if (digit >= numberBase)
                break;
            value = value * numberBase + digit;
            if (value > MostExact)
                return false;
        }

        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>Writes a number with six significant digits, as C's %g; returns its length.</summary>
    public static int Format(ReadOnlySpan<byte> number, Span<byte> destination)
    {
        var value = Read(number);
        if (double.IsNaN(value))
            return Write("-nan"u8, destination);
        if (double.IsInfinity(value))
            return Write(double.IsNegative(value) ? "-inf"u8 : "inf"u8, destination);
        var length = 0;
        if (double.IsNegative(value))
            destination[length++] = (byte)'-';
        if (value == 0)
        {
            destination[length++] = (byte)'0';
            return length;
        }

        Span<byte> digits = stackalloc byte[ShownDigits];
        var exponent = Round(Math.Abs(value), digits);
        digits = digits.TrimEnd((byte)'0');
        return exponent is < -4 or >= ShownDigits
            ? length + FormatScientific(digits, exponent, destination[length..])
            : length + FormatPlain(digits, exponent, destination[length..]);
    }

    /// <summary>Reads digit by digit without correcting what adds up in the last place: where HAProxy's sixth digit is another one, so is this.</summary>
    private static double Read(ReadOnlySpan<byte> number)
    {
        var isNegative = number is [(byte)'-', var next, ..] && char.IsAsciiDigit((char)next);
        var at = number is [(byte)'-', ..] ? 1 : 0;
        var value = 0.0;
        for (; at < number.Length && char.IsAsciiDigit((char)number[at]); at++)
            value = value * 10 + (number[at] - '0');
        if (at < number.Length && number[at] == (byte)'.')
        {
            var fraction = 0.0;
            var weight = 0.1;
            for (at++; at < number.Length && char.IsAsciiDigit((char)number[at]); at++)
            {
                fraction += weight * (number[at] - '0');
                weight /= 10;
            }

            value += fraction;
        }

        if (at < number.Length && int.TryParse(number[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent))
            value *= Math.Pow(10, exponent);
        else if (at < number.Length)
            value = number[at + 1] == (byte)'-' ? 0 : double.PositiveInfinity;
        return isNegative ? -value : value;
    }

    /// <summary>Rounds to six digits, halves to the even one, and returns the power of ten of the first.</summary>
    private static int Round(double value, Span<byte> digits)
    {
        // More digits than a half can have that would need telling from its neighbours.
        Span<byte> exact = stackalloc byte[80];
        value.TryFormat(exact, out var length, "E60", CultureInfo.InvariantCulture);
        exact = exact[..length];
        var e = exact.IndexOf((byte)'E');
        var exponent = int.Parse(exact[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        digits[0] = exact[0];
        exact[2..(ShownDigits + 1)].CopyTo(digits[1..]);
        var rest = exact[(ShownDigits + 1)..e];
        var isHalf = rest[0] == (byte)'5' && rest[1..].IndexOfAnyExcept((byte)'0') < 0;
        if (isHalf ? digits[^1] % 2 == 0 : rest[0] < (byte)'5')
            return exponent;
        var at = ShownDigits - 1;
        while (at >= 0 && digits[at] == (byte)'9')
            digits[at--] = (byte)'0';
        if (at >= 0)
        {
            digits[at]++;
            return exponent;
        }

        digits[0] = (byte)'1';
        return exponent + 1;
    }

    private static int FormatScientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination)
    {
        var length = 0;
        destination[length++] = digits[0];
        if (digits.Length > 1)
        {
            destination[length++] = (byte)'.';
            length += Write(digits[1..], destination[length..]);
        }

        destination[length++] = (byte)'e';
        destination[length++] = (byte)(exponent < 0 ? '-' : '+');
        Math.Abs(exponent).TryFormat(destination[length..], out var written, "00", CultureInfo.InvariantCulture);
        return length + written;
    }

    private static int FormatPlain(ReadOnlySpan<byte> digits, int exponent, Span<byte> destination)
    {
        var length = 0;
        if (exponent < 0)
        {
            length += Write("0."u8, destination);
            for (var zeros = exponent + 1; zeros < 0; zeros++)
                destination[length++] = (byte)'0';
            return length + Write(digits, destination[length..]);
        }

        for (var i = 0; i < Math.Max(digits.Length, exponent + 1); i++)
        {
            if (i == exponent + 1)
                destination[length++] = (byte)'.';
            destination[length++] = i < digits.Length ? digits[i] : (byte)'0';
        }

        return length;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    private static int Write(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        text.CopyTo(destination);
        return text.Length;
    }
}
