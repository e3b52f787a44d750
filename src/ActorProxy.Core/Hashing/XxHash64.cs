using System.Buffers.Binary;
using System.Numerics;

namespace ActorProxy.Core.Hashing;

/// <summary>The hash XXH64 of the xxHash specification.</summary>
public static class XxHash64
{
    internal const ulong Prime1 = 11400714785074694791, Prime2 = 14029467366897019727, Prime3 = 1609587929392839161, Prime4 = 9650029242287828579, Prime5 = 2870177450012600261;

    public static ulong Compute(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            var length = (ulong)data.Length;
            ulong hash;
            if (data.Length >= 32)
            {
                ulong a = seed + Prime1 + Prime2, b = seed + Prime2, c = seed, d = seed - Prime1;
                for (; data.Length >= 32; data = data[32..])
                {
                    a = Round(a, Read(data));
                    b = Round(b, Read(data[8..]));
                    c = Round(c, Read(data[16..]));
                    d = Round(d, Read(data[24..]));
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
                hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
            }
            else
            {
                hash = seed + Prime5;
            }

            hash += length;
            for (; data.Length >= 8; data = data[8..])
                hash = BitOperations.RotateLeft(hash ^ Round(0, Read(data)), 27) * Prime1 + Prime4;
            if (data.Length >= 4)
            {
                hash = BitOperations.RotateLeft(hash ^ (BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime1), 23) * Prime2 + Prime3;
                data = data[4..];
            }

            foreach (var one in data)
                hash = BitOperations.RotateLeft(hash ^ (one * Prime5), 11) * Prime1;
            return Avalanche(hash);
        }
    }

    /// <summary>Mixes all bits into each other.</summary>
    internal static ulong Avalanche(ulong hash)
    {
        unchecked
        {
            hash = (hash ^ (hash >> 33)) * Prime2;
            hash = (hash ^ (hash >> 29)) * Prime3;
            return hash ^ (hash >> 32);
        }
    }

    private static ulong Round(ulong accumulator, ulong lane) => unchecked(BitOperations.RotateLeft(accumulator + lane * Prime2, 31) * Prime1);

    private static ulong Merge(ulong hash, ulong accumulator) => unchecked((hash ^ Round(0, accumulator)) * Prime1 + Prime4);

    private static ulong Read(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt64LittleEndian(data);
}
