using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>The internet checksum (RFC 1071) over an advertisement, with or without the IP header's part.</summary>
/// <remarks>
/// Version 2 sums the message alone, IPv6 the pseudo-header of RFC 8200 8.1 too. Version 3 in IPv4 is told in two ways: RFC 5798 5.2.8 was
/// read by most as with a pseudo-header (keepalived, tshark), RFC 9568 5.2.8 says without (as Cisco had it). So both are read, and which is written is configured.
/// </remarks>
internal static class VrrpChecksum
{
    /// <summary>What the checksum field must be when the message's own is zero; 0 when it holds the right one.</summary>
    public static ushort Of(ReadOnlySpan<byte> message) => Fold(Sum(message));

    /// <summary>The same with the pseudo-header: both addresses, the protocol and the length.</summary>
    public static ushort WithPseudoHeader(ReadOnlySpan<byte> message, NetworkAddress source, NetworkAddress destination) =>
        Fold(Sum(message) + Sum(source) + Sum(destination) + VrrpEnvelope.Protocol + (ulong)message.Length);

    private static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0UL;
        var at = 0;
        for (; at + 1 < bytes.Length; at += 2)
            sum += (uint)((bytes[at] << 8) | bytes[at + 1]);
        return at < bytes.Length ? sum + (uint)(bytes[at] << 8) : sum;
    }

    private static ulong Sum(NetworkAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Sum(bytes[..address.WriteBytes(bytes)]);
    }

    private static ushort Fold(ulong sum)
    {
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
