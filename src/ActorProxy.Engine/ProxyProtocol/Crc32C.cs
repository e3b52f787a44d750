using System.Buffers.Binary;
using System.Numerics;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The checksum of a version 2 header: CRC32c as RFC 4960 appendix B has it.</summary>
internal static class Crc32C
{
    public const int SizeBytes = 4;

    /// <summary>Sums the header with its checksum field, 4 bytes at <paramref name="hole"/>, taken as zeros.</summary>
    public static uint ComputeWithHole(ReadOnlySpan<byte> header, int hole)
    {
        uint crc = Append(uint.MaxValue, header[..hole]);
        crc = BitOperations.Crc32C(crc, 0u);
        return ~Append(crc, header[(hole + SizeBytes)..]);
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return crc;
    }
}
