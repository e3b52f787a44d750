using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Network.Netlink;

/// <summary>One message of the kernel's routing tables, read where it was received.</summary>
internal readonly ref struct NetlinkMessage
{
    private const int HeaderBytes = 16;

    private NetlinkMessage(ReadOnlySpan<byte> whole)
    {
        Type = MemoryMarshal.Read<ushort>(whole[4..]);
        Sequence = MemoryMarshal.Read<uint>(whole[8..]);
        Payload = whole[HeaderBytes..];
    }

    public ushort Type { get; }

    public uint Sequence { get; }

    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Takes the next message from what was received; false at its end, or for bytes that are no message.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> received, out NetlinkMessage message)
    {
        message = default;
        if (received.Length < HeaderBytes)
            return false;
        var length = MemoryMarshal.Read<int>(received);
        if (length < HeaderBytes || length > received.Length)
            return false;
        message = new NetlinkMessage(received[..length]);
        received = received[Math.Min(NetlinkWriter.Align(length), received.Length)..];
        return true;
    }

    /// <summary>The value of an attribute behind a fixed part; empty when there is none.</summary>
    public ReadOnlySpan<byte> Attribute(int fixedBytes, ushort type)
    {
        for (var rest = Payload[Math.Min(NetlinkWriter.Align(fixedBytes), Payload.Length)..]; rest.Length >= 4;)
        {
            var length = MemoryMarshal.Read<ushort>(rest);
            if (length < 4 || length > rest.Length)
                break;
            if (MemoryMarshal.Read<ushort>(rest[2..]) == type)
                return rest[4..length];
            rest = rest[Math.Min(NetlinkWriter.Align(length), rest.Length)..];
        }

        return default;
    }
}
