using System.Buffers.Binary;
using System.Numerics;

namespace ActorProxy.Core.Hashing;

/// <summary>The checksum CRC-32C (RFC 4960, appendix B).</summary>
public static class Crc32C
{
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= 8; data = data[8..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var one in data)
            crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
