namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Reads decimal integers as expressions mean them: a sign at most, digits, and the ends of the range for what lies beyond.</summary>
public static class NumberSyntax
{
    /// <summary>Whether the whole text is one number.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        Span<byte> letters = stackalloc byte[64];
        value = 0;
        if (text.Length == 0 || text.Length > letters.Length || !System.Text.Ascii.IsValid(text))
            return false;
        System.Text.Ascii.FromUtf16(text, letters, out var length);
        value = ParseStart(letters[..length], out var used);
        return used == length;
    }

    /// <summary>The number that a text begins with, 0 for none; saturated at the ends of the range.</summary>
    public static long ParseStart(ReadOnlySpan<byte> text) => ParseStart(text, out _);

    /// <summary>As the other, and tells how many letters belong to the number.</summary>
    public static long ParseStart(ReadOnlySpan<byte> text, out int used)
    {
        var isNegative = text is [(byte)'-', ..];
        used = text is [(byte)'-' or (byte)'+', ..] ? 1 : 0;
        long value = 0;
        var isBeyond = false;
        for (; used < text.Length && text[used] is >= (byte)'0' and <= (byte)'9'; used++)
        {
            var digit = text[used] - '0';
            if (isBeyond)
                continue;
            isBeyond = isNegative ? value < (long.MinValue + digit) / 10 : value > (long.MaxValue - digit) / 10;
            if (isBeyond)
                value = isNegative ? long.MinValue : long.MaxValue;
            else
                value = value * 10 + (isNegative ? -digit : digit);
        }

        return value;
    }
}
