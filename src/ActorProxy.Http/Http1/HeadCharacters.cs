using System.Buffers;

namespace ActorProxy.Http.Http1;

/// <summary>The bytes that the parts of a message's head are made of.</summary>
internal static class HeadCharacters
{
    /// <summary>RFC 9110 5.6.2.</summary>
    public static readonly SearchValues<byte> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>What is visible in ASCII, but '#': a fragment is the client's own (RFC 9112 3.2).</summary>
    public static readonly SearchValues<byte> Target = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Where(static one => one != '#').Select(static one => (byte)one)]);

    /// <summary>The letters of HTTP and RTSP, which share their syntax.</summary>
    public static readonly SearchValues<byte> Version = SearchValues.Create("HTPRS/.0123456789"u8);

    /// <summary>What ends a run of a value's bytes, or must not be among them.</summary>
    public static readonly SearchValues<byte> ValueEnd = SearchValues.Create("\r\n\0"u8);

    public static bool IsBlank(byte one) => one is (byte)' ' or (byte)'\t';

    /// <summary>A blank, also where a folded line's end stands for one.</summary>
    public static bool IsFoldedBlank(byte one) => one is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0 && IsFoldedBlank(text[0]))
            text = text[1..];
        while (text.Length > 0 && IsFoldedBlank(text[^1]))
            text = text[..^1];
        return text;
    }
}
