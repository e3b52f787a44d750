using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>What rules set on the packets of a connection. Each has no effect where the kernel or the process's rights don't allow it.</summary>
public static class PacketOptions
{
    /// <summary>SO_MARK, for the routing policy and the packet filter. Needs CAP_NET_ADMIN.</summary>
    public static void SetMark(LoopSocket socket, uint mark) =>
        _ = SocketOptions.Set(socket.Descriptor, SocketConstants.LevelSocket, SocketConstants.Mark, (int)mark);

    /// <summary>The TOS of IPv4, the traffic class of IPv6.</summary>
    public static void SetTypeOfService(LoopSocket socket, int value)
    {
        if (socket.LocalAddress().Family == AddressFamilyKind.IPv6)
            _ = SocketOptions.Set(socket.Descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6TrafficClass, value);

        // An IPv4 client of an IPv6 listener has both.
        _ = SocketOptions.Set(socket.Descriptor, SocketConstants.LevelIP, SocketConstants.IPTypeOfService, value);
    }

    /// <summary>Lets the peer notice nothing of the socket's end, or only what is on the way to it.</summary>
    /// <param name="resetTtl">Close with a reset that lives for so many hops; null for no packet at all.</param>
    /// <remarks>
    /// A connection under repair is forgotten without a packet (TCP_REPAIR, which needs CAP_NET_ADMIN). Without that right the reset
    /// gets a TTL of 1, so that the next router stops it.
    /// </remarks>
    public static void DropOnClose(LoopSocket socket, int? resetTtl)
    {
        if (resetTtl is null && SocketOptions.Set(socket.Descriptor, SocketConstants.LevelTcp, SocketConstants.TcpRepair, 1) == 0)
            return;
        var ttl = resetTtl ?? 1;
        if (socket.LocalAddress().Family == AddressFamilyKind.IPv6)
            _ = SocketOptions.Set(socket.Descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6UnicastHops, ttl);
        _ = SocketOptions.Set(socket.Descriptor, SocketConstants.LevelIP, SocketConstants.IPTimeToLive, ttl);
        socket.ResetOnClose();
    }
}
