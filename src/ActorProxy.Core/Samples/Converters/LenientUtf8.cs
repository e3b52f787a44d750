namespace ActorProxy.Core.Samples.Converters;

/// <summary>Decodes UTF-8 one character at a time, with up to six bytes each as in its first definition (RFC 2279), and tells what is wrong.</summary>
public static class LenientUtf8
{
    /// <summary>Decodes the first character of a text that is not empty.</summary>
    /// <param name="used">The bytes that belong to it: a faulty one ends where its continuation ends.</param>
    public static Utf8Fault Decode(ReadOnlySpan<byte> text, out uint code, out int used)
    {
        var first = text[0];
        used = 1;
        code = first;
        if (first < 0x80)
            return Utf8Fault.None;
        var (length, bits) = first switch
        {
            < 0xc0 => (0, 0),
            < 0xe0 => (2, 5),
            < 0xf0 => (3, 4),
            < 0xf8 => (4, 3),
            < 0xfc => (5, 2),
            < 0xfe => (6, 1),
            _ => (0, 0),
        };
        if (length == 0)
            return Utf8Fault.Sequence;
        code = first & ((1u << bits) - 1);
        for (; used < length; used++)
        {
            if (used == text.Length || (text[used] & 0xc0) != 0x80)
                return Utf8Fault.Sequence;
            code = (code << 6) | (text[used] & 0x3fu);
        }

        var fault = code < SmallestOf(length) ? Utf8Fault.TooLong : Utf8Fault.None;
        return code is (>= 0xd800 and <= 0xdfff) or (>= 0xfffe and <= 0xffff) ? fault | Utf8Fault.Range : fault;
    }

    private static uint SmallestOf(int length) => length switch
    {
        2 => 0x80,
        3 => 0x800,
        4 => 0x1_0000,
        5 => 0x20_0000,
        _ => 0x400_0000,
    };
}
