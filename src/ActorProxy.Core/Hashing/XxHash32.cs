using System.Buffers.Binary;
using System.Numerics;

namespace ActorProxy.Core.Hashing;

/// <summary>The hash XXH32 of the xxHash specification.</summary>
public static class XxHash32
{
    private const uint Prime1 = 2654435761, Prime2 = 2246822519, Prime3 = 3266489917, Prime4 = 668265263, Prime5 = 374761393;

    public static uint Compute(ReadOnlySpan<byte> data, uint seed)
    {
        unchecked
        {
            var length = (uint)data.Length;
            uint hash;
            if (data.Length >= 16)
            {
                uint a = seed + Prime1 + Prime2, b = seed + Prime2, c = seed, d = seed - Prime1;
                for (; data.Length >= 16; data = data[16..])
                {
                    a = Round(a, Read(data));
                    b = Round(b, Read(data[4..]));
                    c = Round(c, Read(data[8..]));
                    d = Round(d, Read(data[12..]));
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            }
            else
            {
                hash = seed + Prime5;
            }

            hash += length;
            for (; data.Length >= 4; data = data[4..])
                hash = BitOperations.RotateLeft(hash + Read(data) * Prime3, 17) * Prime4;
            foreach (var one in data)
                hash = BitOperations.RotateLeft(hash + one * Prime5, 11) * Prime1;
            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Round(uint accumulator, uint lane) => unchecked(BitOperations.RotateLeft(accumulator + lane * Prime2, 13) * Prime1);

    private static uint Read(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32LittleEndian(data);
}
