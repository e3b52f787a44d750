using System.Buffers.Binary;
using System.Net;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Writes payloads of VRRP as a capture file, each behind an IP header as it is on the wire.</summary>
internal static class PacketCapture
{
    private const int RawIp = 101;
    private const byte Vrrp = 112;

    public static byte[] Of(IEnumerable<(IPAddress Source, IPAddress Destination, byte[] Payload)> packets)
    {
        var file = new MemoryStream();
        Span<byte> header = stackalloc byte[24];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xA1B2C3D4);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], 65535);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], RawIp);
        file.Write(header);
        foreach (var (source, destination, payload) in packets)
        {
            byte[] packet = [.. source.GetAddressBytes().Length == 4 ? IPv4Header(source, destination, payload.Length) : IPv6Header(source, destination, payload.Length), .. payload];
            var record = header[..16];
            record.Clear();
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], packet.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], packet.Length);
            file.Write(record);
            file.Write(packet);
        }

        return file.ToArray();
    }

    private static byte[] IPv4Header(IPAddress source, IPAddress destination, int length)
    {
        byte[] header = [0x45, 0xC0, 0, 0, 0, 0, 0, 0, 255, Vrrp, 0, 0, .. source.GetAddressBytes(), .. destination.GetAddressBytes()];
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(header.Length + length));
        var sum = 0;
        for (var at = 0; at < header.Length; at += 2)
            sum += BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(at));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(10), (ushort)~((sum & 0xFFFF) + (sum >> 16)));
        return header;
    }

    private static byte[] IPv6Header(IPAddress source, IPAddress destination, int length) =>
        [0x6C, 0, 0, 0, (byte)(length >> 8), (byte)length, Vrrp, 255, .. source.GetAddressBytes(), .. destination.GetAddressBytes()];
}
