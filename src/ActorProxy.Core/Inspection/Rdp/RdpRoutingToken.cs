using System.Buffers.Binary;
using System.Buffers.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Inspection.Rdp;

/// <summary>The value of the cookie with which a session directory sends a client back to its terminal server: <c>ADDRESS.PORT.0000</c> (MS-RDPBCGR 3.2.5.3.1).</summary>
public static class RdpRoutingToken
{
    /// <summary>Reads the server's address; false for a cookie that names none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out NetworkAddress server)
    {
        server = default;
        if (!Utf8Parser.TryParse(value, out ulong address, out var addressLength) || address > uint.MaxValue || !IsDot(value, addressLength))
            return false;
        var rest = value[(addressLength + 1)..];
        if (!Utf8Parser.TryParse(rest, out ulong port, out var portLength) || port > ushort.MaxValue || !IsDot(rest, portLength))
            return false;

        // Both are numbers as a little-endian machine reads them from network byte order.
        server = NetworkAddress.IPv4(BinaryPrimitives.ReverseEndianness((uint)address), BinaryPrimitives.ReverseEndianness((ushort)port));
        return true;
    }

    private static bool IsDot(ReadOnlySpan<byte> text, int at) => at < text.Length && text[at] == (byte)'.';
}
