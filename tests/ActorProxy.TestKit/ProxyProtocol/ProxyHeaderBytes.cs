using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ActorProxy.TestKit.ProxyProtocol;

/// <summary>Puts PROXY protocol headers together byte by byte, wrong ones too, apart from the code under test.</summary>
public static class ProxyHeaderBytes
{
    public static byte[] Signature { get; } = "\r\n\r\n\0\r\nQUIT\n"u8.ToArray();

    /// <summary>A line of version 1 with its CRLF.</summary>
    public static byte[] V1(string line) => Encoding.Latin1.GetBytes(line + "\r\n");

    /// <summary>A header of version 2.</summary>
    /// <param name="length">What the length field says; null says the truth.</param>
    public static byte[] V2(int versionAndCommand, int familyAndTransport, byte[] body, int? length = null) =>
        [.. Signature, (byte)versionAndCommand, (byte)familyAndTransport, .. UInt16(length ?? body.Length), .. body];

    /// <summary>The addresses and ports of version 2, for either IP family.</summary>
    public static byte[] Addresses(string source, string destination, int sourcePort, int destinationPort) =>
        [.. IPAddress.Parse(source).GetAddressBytes(), .. IPAddress.Parse(destination).GetAddressBytes(), .. UInt16(sourcePort), .. UInt16(destinationPort)];

    public static byte[] UnixPaths(string source, string destination) => [.. UnixPath(source), .. UnixPath(destination)];

    /// <summary>One type-length-value field.</summary>
    /// <param name="length">What the length field says; null says the truth.</param>
    public static byte[] Field(int type, byte[] value, int? length = null) => [(byte)type, .. UInt16(length ?? value.Length), .. value];

    public static byte[] Field(int type, string value) => Field(type, Encoding.UTF8.GetBytes(value));

    /// <summary>A header of version 2 whose last field is its checksum.</summary>
    public static byte[] V2WithChecksum(int versionAndCommand, int familyAndTransport, byte[] body, uint spoil = 0)
    {
        byte[] header = V2(versionAndCommand, familyAndTransport, [.. body, .. Field(0x03, new byte[4])]);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(header.Length - 4), Crc32C(header) ^ spoil);
        return header;
    }

    // The definition, bit by bit: slow, and not the table or instruction that the code under test uses.
    private static uint Crc32C(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0x82F63B78 : 0);
        }

        return ~crc;
    }

    private static byte[] UInt16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] UnixPath(string path)
    {
        var field = new byte[108];
        Encoding.Latin1.GetBytes(path, field);
        return field;
    }
}
