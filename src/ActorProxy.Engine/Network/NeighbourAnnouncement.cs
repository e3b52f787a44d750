using System.Buffers.Binary;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Network;

/// <summary>Ethernet frames that tell a network's neighbours which hardware an address is at now.</summary>
public static class NeighbourAnnouncement
{
    /// <summary>The length of the longest frame.</summary>
    public const int MostBytes = 86;

    private const int EthernetBytes = 14;
    private const int ArpBytes = 28;
    private const int IPv6Bytes = 40;
    private const int AdvertisementBytes = 32;
    private const byte Icmp = 58;

    /// <summary>Writes the frame for an address; returns its length.</summary>
    public static int Write(Span<byte> frame, HardwareAddress hardware, NetworkAddress address) =>
        address.Family == AddressFamilyKind.IPv4 ? WriteArp(frame, hardware, address) : WriteAdvertisement(frame, hardware, address);

    /// <summary>A gratuitous ARP request (RFC 5227 section 3, RFC 9568 section 6.4.2): sender and target are the address itself.</summary>
    private static int WriteArp(Span<byte> frame, HardwareAddress hardware, NetworkAddress address)
    {
        frame[..(EthernetBytes + ArpBytes)].Clear();
        HardwareAddress.Broadcast.WriteTo(frame);
        WriteEthernet(frame, hardware, 0x0806);
        var arp = frame[EthernetBytes..];
        BinaryPrimitives.WriteUInt16BigEndian(arp, 1);
        BinaryPrimitives.WriteUInt16BigEndian(arp[2..], 0x0800);
        (arp[4], arp[5]) = (HardwareAddress.Length, 4);
        BinaryPrimitives.WriteUInt16BigEndian(arp[6..], 1);
        hardware.WriteTo(arp[8..]);
        address.WriteBytes(arp[14..]);
        HardwareAddress.Broadcast.WriteTo(arp[18..]);
        address.WriteBytes(arp[24..]);
        return EthernetBytes + ArpBytes;
    }

    /// <summary>An unsolicited neighbour advertisement to all nodes (RFC 4861 section 7.2.6) that replaces what they know.</summary>
    private static int WriteAdvertisement(Span<byte> frame, HardwareAddress hardware, NetworkAddress address)
    {
        frame[..MostBytes].Clear();
        new HardwareAddress(0x3333_0000_0001).WriteTo(frame);
        WriteEthernet(frame, hardware, 0x86DD);
        var ip = frame[EthernetBytes..];
        ip[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(ip[4..], AdvertisementBytes);
        (ip[6], ip[7]) = (Icmp, 255);
        address.WriteBytes(ip[8..]);
        BinaryPrimitives.WriteUInt16BigEndian(ip[24..], 0xFF02);
        ip[39] = 1;
        var icmp = ip[IPv6Bytes..];
        icmp[0] = 136;
        icmp[4] = 0x20; // override
        address.WriteBytes(icmp[8..]);
        (icmp[24], icmp[25]) = (2, 1);
        hardware.WriteTo(icmp[26..]);
        BinaryPrimitives.WriteUInt16BigEndian(icmp[2..], Checksum(ip[8..(IPv6Bytes + AdvertisementBytes)]));
        return MostBytes;
    }

    private static void WriteEthernet(Span<byte> frame, HardwareAddress source, ushort type)
    {
        source.WriteTo(frame[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame[12..], type);
    }

    /// <summary>The Internet checksum (RFC 1071) over both addresses and the message, with the pseudo-header's length and protocol.</summary>
    private static ushort Checksum(ReadOnlySpan<byte> addressesAndMessage)
    {
        uint sum = AdvertisementBytes + Icmp;
        for (var i = 0; i < addressesAndMessage.Length; i += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(addressesAndMessage[i..]);
        while (sum >> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~sum;
    }
}
