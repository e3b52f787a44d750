using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Tells what a text without quotes is: boolean, null, number or string.</summary>
internal static class HoconScalars
{
    public static HoconScalar Unquoted(SourcePosition position, string text)
    {
        var kind = text switch
        {
            "true" or "false" => HoconScalarKind.Boolean,
            "null" => HoconScalarKind.Null,
            _ => IsJsonNumber(text) ? HoconScalarKind.Number : HoconScalarKind.Text,
        };
        return new HoconScalar(position, kind, text);
    }

    /// <summary>RFC 8259 6: no leading zero, no plus in front, digits on both sides of a point.</summary>
    public static bool IsJsonNumber(ReadOnlySpan<char> text)
    {
        var at = text is ['-', ..] ? 1 : 0;
        var whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0')) return false;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0) return false;
        }
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            if (Digits(text, ref at) == 0) return false;
        }
        return at == text.Length;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - start;
    }
}
