using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>Tells whether an address belongs to this machine.</summary>
/// <remarks>Asks the kernel by binding a datagram socket to it, which knows every interface and namespace: three system calls.</remarks>
public static unsafe class LocalAddresses
{
    public static bool Contains(NetworkAddress address)
    {
        if (address.Family == AddressFamilyKind.Unix)
            return true;
        if (!address.IsInternet)
            return false;
        var family = address.Family == AddressFamilyKind.IPv4 ? SocketConstants.FamilyIPv4 : SocketConstants.FamilyIPv6;
        var descriptor = SocketCalls.Socket(family, SocketConstants.Datagram | SocketConstants.NonBlocking | SocketConstants.CloseOnExec, 0);
        if (descriptor < 0)
            return false;
        var buffer = SocketAddressBuffer.From(address.WithPort(0));
        bool isLocal;
        fixed (byte* start = buffer.Bytes)
            isLocal = SocketCalls.Bind(descriptor, start, (uint)buffer.Length) == 0;
        _ = SocketCalls.Close(descriptor);
        return isLocal;
    }
}
