using System.Buffers.Binary;

namespace ActorProxy.Core.Inspection.Packets;

/// <summary>What in a SYN tells a kind of client from another one (configuration.txt 7.3.1, "ip.fp").</summary>
public static class SynFingerprint
{
    /// <summary>Eight bytes, the TTL, the options' kinds and an IPv6 address.</summary>
    public const int MostBytes = 8 + 1 + TcpSegment.MostOptions + 16;

    private const int WithTimeToLive = 1;
    private const int WithOptions = 2;
    private const int WithSource = 4;
    private const int Tcp = 6;

    /// <summary>Writes the fingerprint of an IP packet; false when it holds no TCP segment.</summary>
    /// <param name="mode">The sum of what is appended: 1 the TTL, 2 the options' kinds, 4 the source's address.</param>
    /// <param name="destination">Of <see cref="MostBytes"/>.</param>
    public static bool TryWrite(ReadOnlySpan<byte> packet, long mode, Span<byte> destination, out int length)
    {
        length = 0;
        Span<byte> kinds = stackalloc byte[TcpSegment.MostOptions];
        if (!IpPacket.TryRead(packet, out var ip) || ip.Protocol != Tcp || !TcpSegment.TryRead(packet[ip.HeaderBytes..], kinds, out var tcp, out var kindCount))
            return false;
        destination[0] = (byte)ip.TrafficClass;
        destination[1] = (byte)(
            (ip.Version == 6 ? 0x80 : 0)
            | (ip.IsWhole ? 0x40 : 0)
            | ip.TimeToLive switch { <= 32 => 0, <= 64 => 0x10, <= 128 => 0x20, _ => 0x30 }
            | (ip.HasOptions ? 8 : 0)
            | (ip.TotalBytes > ip.HeaderBytes + tcp.HeaderBytes ? 4 : 0)
            | ((tcp.Flags & TcpSegment.CongestionWindowReduced) != 0 ? 2 : 0)
            | ((tcp.Flags & TcpSegment.EchoCongestion) != 0 ? 1 : 0));
        destination[2] = (byte)(tcp.HeaderBytes / 4 << 4 | (tcp.WindowScale is { } scale ? Math.Min(scale + 1, 15) : 0));
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], (ushort)tcp.Window);
        BinaryPrimitives.WriteUInt16BigEndian(destination[5..], (ushort)tcp.MostSegmentBytes);
        destination[7] = (byte)tcp.OptionBits;
        length = 8;
        if ((mode & WithTimeToLive) != 0)
            destination[length++] = (byte)ip.TimeToLive;
        if ((mode & WithOptions) != 0)
        {
            kinds[..kindCount].CopyTo(destination[length..]);
            length += kindCount;
        }

        if ((mode & WithSource) != 0)
            length += ip.Source.WriteBytes(destination[length..]);
        return true;
    }
}
