using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What the IP header around an advertisement says.</summary>
/// <param name="Ttl">The hop limit in IPv6. 255 says that no router has forwarded it.</param>
public readonly record struct VrrpEnvelope(NetworkAddress Source, NetworkAddress Destination, byte Ttl)
{
    /// <summary>The number of the protocol in an IP header.</summary>
    public const int Protocol = 112;

    /// <summary>The TTL or hop limit that every advertisement is sent with (RFC 9568 5.1.1.3, 5.1.2.3).</summary>
    public const byte SentTtl = 255;

    /// <summary>Where advertisements go in IPv4: 224.0.0.18.</summary>
    public static NetworkAddress IPv4Group { get; } = NetworkAddress.IPv4(0xE000_0012, 0);

    /// <summary>Where advertisements go in IPv6: ff02::12.</summary>
    public static NetworkAddress IPv6Group { get; } = new(AddressFamilyKind.IPv6, 0xFF02_0000_0000_0000, 0x12, 0);

    public static NetworkAddress GroupOf(AddressFamilyKind family) => family == AddressFamilyKind.IPv6 ? IPv6Group : IPv4Group;
}
