namespace ActorProxy.Core.Samples.Converters;

/// <summary>Reads base64 as HAProxy does: strict about letters and length, lenient about padding in the middle and unused bits.</summary>
public static class Base64Decoding
{
    private const sbyte None = -1;
    private const int Padding = 64;

    private static readonly sbyte[] Standard = Table('+', '/');
    private static readonly sbyte[] Url = Table('-', '_');

    /// <summary>Each four letters are decoded by themselves, with at most three of padding at their end.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length % 4 != 0)
            return false;
        for (; text.Length > 0; text = text[4..])
        {
            var (bits, padding) = (0, 0);
            foreach (var letter in text[..4])
            {
                var value = (int)Standard[letter];
                if (value == None || (padding > 0 && value != Padding))
                    return false;
                padding += value == Padding ? 1 : 0;
                bits = (bits << 6) | (value & 63);
            }

            if (padding == 4)
                return false;
            for (var i = 0; i < 3 - padding; i++)
                bytes[written++] = (byte)(bits >> (16 - 8 * i));
        }

        return true;
    }

    /// <summary>Without padding; what looks like it is a digit as large as the last one.</summary>
    public static bool TryDecodeUrl(ReadOnlySpan<byte> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length % 4 == 1)
            return false;
        var (bits, count) = (0, 0);
        foreach (var letter in text)
        {
            var value = (int)Url[letter];
            if (value == None)
                return false;
            bits = (bits << 6) | Math.Min(value, 63);
            count += 6;
            if (count < 8)
                continue;
            count -= 8;
            bytes[written++] = (byte)(bits >> count);
        }

        return true;
    }

    private static sbyte[] Table(char digit62, char digit63)
    {
        var table = new sbyte[256];
        Array.Fill(table, None);
        for (var i = 0; i < 26; i++)
        {
            table['A' + i] = (sbyte)i;
            table['a' + i] = (sbyte)(i + 26);
        }

        for (var i = 0; i < 10; i++)
            table['0' + i] = (sbyte)(i + 52);
        table[digit62] = 62;
        table[digit63] = 63;
        table['='] = Padding;
        return table;
    }
}
