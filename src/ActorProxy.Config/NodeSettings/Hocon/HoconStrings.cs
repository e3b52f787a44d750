using System.Globalization;
using System.Text;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Reads strings in quotes: JSON's, and those in three quotes, which hold everything as it is.</summary>
internal static class HoconStrings
{
    private const string Triple = "\"\"\"";

    /// <summary>Reads the string that begins at the cursor's quote.</summary>
    public static string Read(HoconCursor cursor) => cursor.StartsWith(Triple) ? ReadTriple(cursor) : ReadQuoted(cursor);

    /// <summary>Ends at three quotes or more: the last three are the end, those before them belong to the string.</summary>
    private static string ReadTriple(HoconCursor cursor)
    {
        var opened = cursor.Position;
        cursor.Advance(3);
        var start = cursor.Index;
        while (!cursor.StartsWith(Triple))
        {
            if (cursor.IsAtEnd) throw new HoconException(opened, "this string has no end", "close it with three quotes");
            cursor.Advance();
        }
        while (cursor.Peek(3) == '"') cursor.Advance();
        var text = cursor.TextFrom(start);
        cursor.Advance(3);
        return text;
    }

    private static string ReadQuoted(HoconCursor cursor)
    {
        var opened = cursor.Position;
        cursor.Advance();
        StringBuilder? text = null;
        var start = cursor.Index;
        while (true)
        {
            if (cursor.IsAtEnd || cursor.IsAtNewline)
                throw new HoconException(opened, "this string has no end on its line", "close it with a quote; a text of several lines stands between three quotes");
            var c = cursor.Current;
            if (c < ' ')
                throw new HoconException(cursor.Position, $"a control character (U+{(int)c:X4}) can't stand in a string as it is", $"write \\u{(int)c:x4}, or put the text between three quotes");
            if (c == '"')
            {
                var rest = cursor.TextFrom(start);
                cursor.Advance();
                return text is null ? rest : text.Append(rest).ToString();
            }
            if (c != '\\')
            {
                cursor.Advance();
                continue;
            }
            text ??= new StringBuilder();
            text.Append(cursor.TextFrom(start)).Append(ReadEscape(cursor));
            start = cursor.Index;
        }
    }

    private static char ReadEscape(HoconCursor cursor)
    {
        var at = cursor.Position;
        var kind = cursor.Peek(1);
        if (kind == 'u')
        {
            Span<char> digits = stackalloc char[4];
            for (var i = 0; i < 4; i++) digits[i] = cursor.Peek(2 + i);
            if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                throw new HoconException(at, "\\u takes four hexadecimal digits");
            cursor.Advance(6);
            return (char)code;
        }
        var meant = kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new HoconException(at, "this escape is unknown", "known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX; a backslash itself is \\\\"),
        };
        cursor.Advance(2);
        return meant;
    }
}
