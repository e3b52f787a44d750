using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Packets;

/// <summary>The header of an Ethernet frame with its VLAN tags (IEEE 802.3, 802.1Q).</summary>
/// <param name="HeaderBytes">Up to the protocol number, that one included.</param>
/// <param name="Protocol">The EtherType behind the tags.</param>
/// <param name="Vlan">The identifier of the last tag; null without any.</param>
public readonly record struct EthernetFrame(int HeaderBytes, int Protocol, int? Vlan)
{
    public const int AddressBytes = 6;

    private const int CustomerTag = 0x8100;
    private const int ServiceTag = 0x88a8;
    private const int TagBytes = 4;
    private const int VlanMask = 0xfff;

    /// <summary>False when the frame ends before its header does.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out EthernetFrame header)
    {
        header = default;
        int? vlan = null;
        for (var at = 2 * AddressBytes; frame.Length >= at + 2; at += TagBytes)
        {
            int protocol = BinaryPrimitives.ReadUInt16BigEndian(frame[at..]);
            if (protocol is not (CustomerTag or ServiceTag))
            {
                header = new EthernetFrame(at + 2, protocol, vlan);
                return true;
            }

            if (frame.Length < at + TagBytes)
                return false;
            vlan = BinaryPrimitives.ReadUInt16BigEndian(frame[(at + 2)..]) & VlanMask;
        }

        return false;
    }
}
