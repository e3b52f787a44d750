namespace ActorProxy.Engine.Network.Interop;

/// <summary>Linux's numbers for routing sockets, packet sockets and raw sockets (linux/netlink.h, linux/rtnetlink.h, linux/if_addr.h, linux/if_packet.h).</summary>
internal static class NetworkConstants
{
    public const int FamilyNetlink = 16;
    public const int FamilyPacket = 17;
    public const int RawSocket = 3;

    public const int NetlinkRoute = 0;
    public const uint GroupLink = 0x1;
    public const uint GroupIPv4Address = 0x10;
    public const uint GroupIPv6Address = 0x100;

    public const ushort MessageError = 2;
    public const ushort MessageDone = 3;
    public const ushort NewLink = 16;
    public const ushort DeleteLink = 17;
    public const ushort GetLink = 18;
    public const ushort NewAddress = 20;
    public const ushort DeleteAddress = 21;
    public const ushort GetAddress = 22;

    public const ushort FlagRequest = 0x1;
    public const ushort FlagAcknowledge = 0x4;
    public const ushort FlagDump = 0x300;
    public const ushort FlagReplace = 0x100;
    public const ushort FlagExclusive = 0x200;
    public const ushort FlagCreate = 0x400;

    public const ushort AttributeAddress = 1;
    public const ushort AttributeLocalAddress = 2;
    public const ushort AttributeAddressFlags = 8;
    public const ushort LinkHardwareAddress = 1;
    public const ushort LinkName = 3;

    /// <summary>The address may be used at once, without the search for duplicates.</summary>
    public const uint AddressNoDuplicateDetection = 0x2;

    public const uint LinkUp = 0x1;

    /// <summary>There is a carrier: the cable is in, the other end is up.</summary>
    public const uint LinkRunning = 0x40;

    public const int LevelIPv6 = 41;
    public const int IPPacketInfo = 8;
    public const int IPMulticastInterface = 32;
    public const int IPMulticastTimeToLive = 33;
    public const int IPMulticastLoop = 34;
    public const int IPAddMembership = 35;
    public const int IPv6MulticastInterface = 17;
    public const int IPv6MulticastHops = 18;
    public const int IPv6MulticastLoop = 19;
    public const int IPv6AddMembership = 20;
    public const int IPv6ReceivePacketInfo = 49;
    public const int IPv6PacketInfo = 50;
    public const int IPv6ReceiveHopLimit = 51;
    public const int IPv6HopLimit = 52;

    public const int ErrorExists = 17;
    public const int ErrorNoDevice = 19;
    public const int ErrorInvalid = 22;
}
