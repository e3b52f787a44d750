using System.Buffers.Binary;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Inspection.Packets;

/// <summary>The header of an IP packet (RFC 791 3.1, RFC 8200 3 and 4).</summary>
/// <param name="HeaderBytes">With IPv4's options, or IPv6's extension headers.</param>
/// <param name="Protocol">Of what follows the header: 6 for TCP.</param>
/// <param name="TrafficClass">Type of service.</param>
/// <param name="IsWhole">Do not fragment; always with IPv6.</param>
/// <param name="TotalBytes">The packet's length, as its header says.</param>
public readonly record struct IpPacket(int Version, int HeaderBytes, int Protocol, int TrafficClass, int TimeToLive, bool IsWhole, bool HasOptions, int TotalBytes, NetworkAddress Source, NetworkAddress Destination)
{
    private const int LeastVersion4Bytes = 20;
    private const int Version6Bytes = 40;

    /// <summary>False for another version, or when the packet ends before its header does.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, out IpPacket header)
    {
        header = default;
        return packet.Length > 0 && (packet[0] >> 4) switch
        {
            4 => TryReadVersion4(packet, out header),
            6 => TryReadVersion6(packet, out header),
            _ => false,
        };
    }

    private static bool TryReadVersion4(ReadOnlySpan<byte> packet, out IpPacket header)
    {
        header = default;
        var length = (packet[0] & 15) * 4;
        if (length < LeastVersion4Bytes || packet.Length < length)
            return false;
        header = new IpPacket(
            4,
            length,
            packet[9],
            packet[1],
            packet[8],
            (packet[6] & 0x40) != 0,
            length > LeastVersion4Bytes,
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[12..]), 0),
            NetworkAddress.IPv4(BinaryPrimitives.ReadUInt32BigEndian(packet[16..]), 0));
        return true;
    }

    private static bool TryReadVersion6(ReadOnlySpan<byte> packet, out IpPacket header)
    {
        header = default;
        if (packet.Length < Version6Bytes)
            return false;
        int protocol = packet[6];
        var at = Version6Bytes;
        while (ExtensionBytes(protocol, packet[at..]) is { } length)
        {
            if (length == 0 || length > packet.Length - at)
                return false;
            protocol = packet[at];
            at += length;
        }

        header = new IpPacket(
            6,
            at,
            protocol,
            (packet[0] & 15) << 4 | packet[1] >> 4,
            packet[7],
            true,
            at > Version6Bytes,
            Version6Bytes + BinaryPrimitives.ReadUInt16BigEndian(packet[4..]),
            Version6(packet[8..]),
            Version6(packet[24..]));
        return true;
    }

    /// <summary>The length of an extension header; null when the protocol is none, 0 when that can't be read.</summary>
    private static int? ExtensionBytes(int protocol, ReadOnlySpan<byte> header) => protocol switch
    {
        // Hop-by-hop options, routing, destination options: eight bytes and as many times eight as they say.
        0 or 43 or 60 => header.Length < 2 ? 0 : 8 + header[1] * 8,
        // Fragment.
        44 => 8,
        // Authentication (RFC 4302 2.2): in units of four, without the first two.
        51 => header.Length < 2 ? 0 : (header[1] + 2) * 4,
        _ => null,
    };

    private static NetworkAddress Version6(ReadOnlySpan<byte> bytes) =>
        new(AddressFamilyKind.IPv6, BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), 0);
}
