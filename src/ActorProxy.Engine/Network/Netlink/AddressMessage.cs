using System.Net;
using System.Runtime.InteropServices;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network.Interop;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Network.Netlink;

/// <summary>What a message says of an interface's address (<c>struct ifaddrmsg</c>).</summary>
internal static class AddressMessage
{
    public const int FixedBytes = 8;

    public static int Write(Span<byte> buffer, ushort type, ushort flags, uint sequence, int link, InterfaceAddress address)
    {
        var isIPv4 = address.Address.Family == AddressFamilyKind.IPv4;
        var writer = new NetlinkWriter(buffer, type, flags, sequence);
        Span<byte> fixedPart = stackalloc byte[FixedBytes];
        fixedPart.Clear();
        fixedPart[0] = (byte)(isIPv4 ? SocketConstants.FamilyIPv4 : SocketConstants.FamilyIPv6);
        fixedPart[1] = (byte)address.PrefixLength;
        MemoryMarshal.Write(fixedPart[4..], link);
        writer.Put(fixedPart);
        Span<byte> bytes = stackalloc byte[16];
        bytes = bytes[..address.Address.WriteBytes(bytes)];
        writer.Attribute(NetworkConstants.AttributeLocalAddress, bytes);
        writer.Attribute(NetworkConstants.AttributeAddress, bytes);

        // The search for duplicates takes a second, in which the address is of no use; whether it is free is the cluster's business.
        if (!isIPv4)
            writer.Attribute(NetworkConstants.AttributeAddressFlags, MemoryMarshal.AsBytes<uint>([NetworkConstants.AddressNoDuplicateDetection]));
        return writer.Length;
    }

    /// <summary>The interface and its address; null for a message of another kind.</summary>
    public static (int Link, InterfaceAddress Address)? Read(in NetlinkMessage message)
    {
        if (message.Payload.Length < FixedBytes)
            return null;
        var bytes = message.Attribute(FixedBytes, NetworkConstants.AttributeLocalAddress);
        if (bytes.IsEmpty)
            bytes = message.Attribute(FixedBytes, NetworkConstants.AttributeAddress);
        if (bytes.Length is not (4 or 16))
            return null;
        var address = NetworkAddress.From(new IPAddress(bytes), 0);
        return (MemoryMarshal.Read<int>(message.Payload[4..]), new InterfaceAddress(address, message.Payload[1]));
    }
}
