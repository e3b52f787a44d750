using System.Buffers.Text;

namespace ActorProxy.Core.Inspection.Json;

/// <summary>Takes the escapes out of a JSON text.</summary>
/// <remarks>As HAProxy does: <c>\u00xx</c> is one byte, other code points and <c>\/</c> can't be read.</remarks>
public static class JsonText
{
    private const int UnicodeBytes = 6;

    /// <param name="destination">At least as long as the text.</param>
    public static bool TryUnescape(ReadOnlySpan<byte> text, Span<byte> destination, out int written)
    {
        written = 0;
        while (text.Length > 0)
        {
            if (text[0] != (byte)'\\')
            {
                destination[written++] = text[0];
                text = text[1..];
                continue;
            }

            if (text.Length >= UnicodeBytes && text[1] == (byte)'u')
            {
                if (!Utf8Parser.TryParse(text[2..UnicodeBytes], out ushort point, out var digits, 'x') || digits != 4 || point > 255)
                    return false;
                destination[written++] = (byte)point;
                text = text[UnicodeBytes..];
                continue;
            }

            if (text.Length < 2 || Unescape(text[1]) is not { } letter)
                return false;
            destination[written++] = letter;
            text = text[2..];
        }

        return true;
    }

    private static byte? Unescape(byte letter) => letter switch
    {
        (byte)'b' => 8,
        (byte)'f' => 12,
        (byte)'n' => 10,
        (byte)'r' => 13,
        (byte)'t' => 9,
        (byte)'\\' or (byte)'"' => letter,
        _ => null,
    };
}
