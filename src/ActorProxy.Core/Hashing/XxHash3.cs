using System.Buffers.Binary;
using System.Numerics;

namespace ActorProxy.Core.Hashing;

/// <summary>The 64-bit hash XXH3 of the xxHash specification, with a seed.</summary>
public static class XxHash3
{
    private const int StripeBytes = 64;
    private const int SecretStep = 8;
    private const uint Prime32A = 2654435761, Prime32B = 2246822519, Prime32C = 3266489917;
    private const ulong MixA = 0x165667919E3779F9, MixB = 0x9FB21C651E98DF25;

    /// <summary>The specification's default secret.</summary>
    private static ReadOnlySpan<byte> Secret =>
    [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c, 0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
        0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21, 0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
        0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3, 0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
        0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d, 0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
        0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb, 0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
        0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce, 0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
    ];

    public static ulong Compute(ReadOnlySpan<byte> data, ulong seed) => data.Length switch
    {
        0 => XxHash64.Avalanche(seed ^ Key(56) ^ Key(64)),
        <= 3 => UpTo3(data, seed),
        <= 8 => UpTo8(data, seed),
        <= 16 => UpTo16(data, seed),
        <= 128 => UpTo128(data, seed),
        <= 240 => UpTo240(data, seed),
        _ => Long(data, seed),
    };

    private static ulong UpTo3(ReadOnlySpan<byte> data, ulong seed)
    {
        var combined = ((uint)data[0] << 16) | ((uint)data[data.Length >> 1] << 24) | data[^1] | ((uint)data.Length << 8);
        var flip = unchecked((BinaryPrimitives.ReadUInt32LittleEndian(Secret) ^ BinaryPrimitives.ReadUInt32LittleEndian(Secret[4..])) + seed);
        return XxHash64.Avalanche(combined ^ flip);
    }

    private static ulong UpTo8(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            seed ^= (ulong)BinaryPrimitives.ReverseEndianness((uint)seed) << 32;
            var first = BinaryPrimitives.ReadUInt32LittleEndian(data);
            var last = BinaryPrimitives.ReadUInt32LittleEndian(data[^4..]);
            var hash = (last + ((ulong)first << 32)) ^ ((Key(8) ^ Key(16)) - seed);
            hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
            hash *= MixB;
            hash ^= (hash >> 35) + (ulong)data.Length;
            hash *= MixB;
            return hash ^ (hash >> 28);
        }
    }

    private static ulong UpTo16(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            var low = Read(data) ^ ((Key(24) ^ Key(32)) + seed);
            var high = Read(data[^8..]) ^ ((Key(40) ^ Key(48)) - seed);
            return Avalanche((ulong)data.Length + BinaryPrimitives.ReverseEndianness(low) + high + Fold(low, high));
        }
    }

    private static ulong UpTo128(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            var hash = (ulong)data.Length * XxHash64.Prime1;
            for (var i = (data.Length - 1) / 32; i >= 0; i--)
                hash += Mix16(data[(16 * i)..], Secret[(32 * i)..], seed) + Mix16(data[^(16 * i + 16)..], Secret[(32 * i + 16)..], seed);
            return Avalanche(hash);
        }
    }

    private static ulong UpTo240(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            var hash = (ulong)data.Length * XxHash64.Prime1;
            for (var i = 0; i < 8; i++)
                hash += Mix16(data[(16 * i)..], Secret[(16 * i)..], seed);
            hash = Avalanche(hash);
            for (var i = 8; i < data.Length / 16; i++)
                hash += Mix16(data[(16 * i)..], Secret[(16 * (i - 8) + 3)..], seed);
            return Avalanche(hash + Mix16(data[^16..], Secret[(136 - 17)..], seed));
        }
    }

    private static ulong Long(ReadOnlySpan<byte> data, ulong seed)
    {
        unchecked
        {
            Span<byte> secret = stackalloc byte[192];
            for (var i = 0; i < 192; i += 16)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(secret[i..], Key(i) + seed);
                BinaryPrimitives.WriteUInt64LittleEndian(secret[(i + 8)..], Key(i + 8) - seed);
            }

            Span<ulong> lanes = [Prime32C, XxHash64.Prime1, XxHash64.Prime2, XxHash64.Prime3, XxHash64.Prime4, Prime32B, XxHash64.Prime5, Prime32A];
            const int StripesPerBlock = (192 - StripeBytes) / SecretStep;
            var stripes = (data.Length - 1) / StripeBytes;
            for (var i = 0; i < stripes; i++)
            {
                Accumulate(lanes, data[(i * StripeBytes)..], secret[(i % StripesPerBlock * SecretStep)..]);
                if (i % StripesPerBlock == StripesPerBlock - 1)
                    Scramble(lanes, secret[^StripeBytes..]);
            }

            Accumulate(lanes, data[^StripeBytes..], secret[(192 - StripeBytes - 7)..]);
            var hash = (ulong)data.Length * XxHash64.Prime1;
            for (var i = 0; i < 4; i++)
                hash += Fold(lanes[2 * i] ^ Read(secret[(11 + 16 * i)..]), lanes[2 * i + 1] ^ Read(secret[(11 + 16 * i + 8)..]));
            return Avalanche(hash);
        }
    }

    private static void Accumulate(Span<ulong> lanes, ReadOnlySpan<byte> stripe, ReadOnlySpan<byte> secret)
    {
        for (var i = 0; i < lanes.Length; i++)
        {
            var value = Read(stripe[(8 * i)..]);
            var key = value ^ Read(secret[(8 * i)..]);
            unchecked
            {
                lanes[i ^ 1] += value;
                lanes[i] += (uint)key * (key >> 32);
            }
        }
    }

    private static void Scramble(Span<ulong> lanes, ReadOnlySpan<byte> secret)
    {
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = unchecked((lanes[i] ^ (lanes[i] >> 47) ^ Read(secret[(8 * i)..])) * Prime32A);
    }

    private static ulong Mix16(ReadOnlySpan<byte> data, ReadOnlySpan<byte> secret, ulong seed) =>
        unchecked(Fold(Read(data) ^ (Read(secret) + seed), Read(data[8..]) ^ (Read(secret[8..]) - seed)));

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static ulong Avalanche(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 37)) * MixA);
        return hash ^ (hash >> 32);
    }

    private static ulong Key(int at) => Read(Secret[at..]);

    private static ulong Read(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt64LittleEndian(data);
}
