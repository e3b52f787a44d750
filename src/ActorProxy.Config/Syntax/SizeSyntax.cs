namespace ActorProxy.Config.Syntax;

/// <summary>Reads sizes in bytes: a whole number and perhaps <c>k</c>, <c>m</c> or <c>g</c>, in steps of 1024.</summary>
public static class SizeSyntax
{
    public const string Expectation = "a size in bytes such as 16384, 64k, 8m or 1g";

    public static bool TryParse(ReadOnlySpan<char> text, out long bytes)
    {
        bytes = 0;
        var digits = 0;
        while (digits < text.Length && digits < 12 && char.IsAsciiDigit(text[digits])) bytes = bytes * 10 + (text[digits++] - '0');
        if (digits == 0) return false;
        var shift = text[digits..] switch
        {
            "" => 0,
            "k" or "K" => 10,
            "m" or "M" => 20,
            "g" or "G" => 30,
            _ => -1,
        };
        if (shift < 0) return false;
        bytes <<= shift;
        return true;
    }
}
