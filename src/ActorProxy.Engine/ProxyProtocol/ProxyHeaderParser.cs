namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Reads the PROXY protocol header, version 1 or 2, that begins a connection of an <c>accept-proxy</c> bind line.</summary>
/// <remarks>
/// Pure: called again with all bytes so far each time that some arrive, it answers the same however they were cut.
/// Where HAProxy guesses (a port above 65535, an octet above 255, leading zeros) the header is refused as
/// proxy-protocol.txt demands; what it refuses though the document allows it (UNKNOWN with addresses, unix and datagram
/// families, a header that comes in pieces) is accepted.
/// </remarks>
public static class ProxyHeaderParser
{
    /// <summary>The largest header accepted unless the caller says otherwise: HAProxy's default buffer.</summary>
    public const int DefaultMaxBytes = 16384;

    /// <param name="received">The connection's bytes from its first on.</param>
    /// <param name="maxBytes">Headers of more bytes are refused: the size of the caller's buffer.</param>
    public static ProxyHeaderResult Parse(ReadOnlySpan<byte> received, int maxBytes = DefaultMaxBytes)
    {
        if (received.IsEmpty)
            return ProxyHeaderResult.NeedMore;
        return received[0] == ProxyHeaderV2Parser.Signature[0]
            ? ProxyHeaderV2Parser.Parse(received, maxBytes)
            : ProxyHeaderV1Parser.Parse(received);
    }

    /// <summary>Whether the bytes, as far as they go, are the signature's.</summary>
    internal static bool StartsAs(ReadOnlySpan<byte> received, ReadOnlySpan<byte> signature)
    {
        int length = Math.Min(received.Length, signature.Length);
        return received[..length].SequenceEqual(signature[..length]);
    }
}
