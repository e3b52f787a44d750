using System.Buffers.Binary;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>An address with its port in a message between nodes: 4 or 6 as a number, then 22 bytes.</summary>
internal static class NodeAddress
{
    private const int Bytes = 22;

    /// <summary>False without room.</summary>
    public static bool TryWrite(ref PeerFrameWriter writer, in NetworkAddress address)
    {
        writer.Number(address.Family == AddressFamilyKind.IPv6 ? 6u : 4u);
        if (writer.Take(Bytes) is not { IsEmpty: false } room)
            return false;
        BinaryPrimitives.WriteUInt64BigEndian(room, address.High);
        BinaryPrimitives.WriteUInt64BigEndian(room[8..], address.Low);
        BinaryPrimitives.WriteUInt16BigEndian(room[16..], address.Port);
        BinaryPrimitives.WriteUInt32BigEndian(room[18..], address.Scope);
        return true;
    }

    /// <summary>False for one that is cut, or of another family.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, ref int offset, out NetworkAddress address)
    {
        address = default;
        if (!PeerVarint.TryRead(payload, ref offset, out var family) || family is not (4 or 6) || payload.Length - offset < Bytes)
            return false;
        var bytes = payload.Slice(offset, Bytes);
        offset += Bytes;
        address = new NetworkAddress(
            family == 6 ? AddressFamilyKind.IPv6 : AddressFamilyKind.IPv4,
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[18..]));
        return true;
    }
}
