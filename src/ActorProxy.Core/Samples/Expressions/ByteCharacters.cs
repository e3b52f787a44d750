using System.Text;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Bytes as characters for regular expressions: ASCII as it is, the others where Unicode has neither letters nor spaces.</summary>
/// <remarks>So that <c>\w</c>, <c>\s</c>, <c>\b</c> and the case of letters mean ASCII alone, as in HAProxy.</remarks>
public static class ByteCharacters
{
    private const int PrivateUse = 0xe000;

    /// <summary>Writes one character for each byte; returns their number.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> characters)
    {
        var length = Encoding.Latin1.GetChars(bytes, characters);
        characters = characters[..length];
        for (var at = characters.IndexOfAnyExceptInRange('\0', '\x7f'); at >= 0; at = characters.IndexOfAnyExceptInRange('\0', '\x7f'))
        {
            characters[at] = (char)(PrivateUse + characters[at]);
            characters = characters[(at + 1)..];
        }

        return length;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        return new string(characters, 0, Decode(bytes, characters));
    }

    /// <summary>The expression with its bytes, also those written <c>\xff</c>, as such characters.</summary>
    public static string OfExpression(ReadOnlySpan<byte> expression)
    {
        var text = new StringBuilder(Decode(expression));
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != '\\')
                continue;
            if (text[i + 1] == 'x' && i + 3 < text.Length && char.IsAsciiHexDigit(text[i + 2]) && char.IsAsciiHexDigit(text[i + 3]) && text[i + 2] > '7')
            {
                var digits = $"\\ue0{text[i + 2]}{text[i + 3]}";
                text.Remove(i, 4).Insert(i, digits);
                i += digits.Length - 1;
                continue;
            }

            i++;
        }

        return text.ToString();
    }
}
