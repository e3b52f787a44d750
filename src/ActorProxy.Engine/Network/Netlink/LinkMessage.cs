using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Engine.Network.Interop;

namespace ActorProxy.Engine.Network.Netlink;

/// <summary>What a message says of a link (<c>struct ifinfomsg</c>).</summary>
internal static class LinkMessage
{
    public const int FixedBytes = 16;

    public static NetworkLink? Read(in NetlinkMessage message)
    {
        if (message.Payload.Length < FixedBytes)
            return null;
        var index = MemoryMarshal.Read<int>(message.Payload[4..]);
        var flags = MemoryMarshal.Read<uint>(message.Payload[8..]);
        var name = Encoding.UTF8.GetString(message.Attribute(FixedBytes, NetworkConstants.LinkName)).TrimEnd('\0');
        var hardware = HardwareAddress.From(message.Attribute(FixedBytes, NetworkConstants.LinkHardwareAddress));
        const uint Works = NetworkConstants.LinkUp | NetworkConstants.LinkRunning;
        return new NetworkLink(index, name, hardware, message.Type == NetworkConstants.NewLink && (flags & Works) == Works);
    }
}
