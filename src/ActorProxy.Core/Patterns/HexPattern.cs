using System.Buffers;
using System.Text;

namespace ActorProxy.Core.Patterns;

/// <summary>Reads the patterns of <c>-m bin</c>: an even number of hexadecimal digits (configuration.txt 7.1.5).</summary>
internal static class HexPattern
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static bool TryParse(ReadOnlySpan<byte> text, out byte[] bytes, out string error)
    {
        bytes = [];
        error = "";
        var bad = text.IndexOfAnyExcept(Digits);
        if (bad >= 0)
            error = $"'{Encoding.UTF8.GetString(text)}' is no pattern of bytes: '{(char)text[bad]}' is no hexadecimal digit";
        else if (text.Length % 2 != 0)
            error = $"'{Encoding.UTF8.GetString(text)}' is no pattern of bytes: each byte has two hexadecimal digits";
        else
            bytes = Convert.FromHexString(text);
        return error.Length == 0;
    }
}
