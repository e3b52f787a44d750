using System.Buffers.Binary;

namespace ActorProxy.Core.Patterns;

/// <summary>Compares byte strings, and finds one by a slice of a buffer without copying it.</summary>
/// <param name="ignoreCase">ASCII letters of both cases are the same.</param>
internal sealed class BytesComparer(bool ignoreCase) : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private const ulong Seed = 0x9e3779b97f4a7c15;
    private const ulong Factor = 0xa0761d6478bd642f;
    private const ulong CaseBits = 0x2020202020202020;

    public static BytesComparer Exact { get; } = new(ignoreCase: false);

    public static BytesComparer CaseBlind { get; } = new(ignoreCase: true);

    public bool Equals(byte[]? x, byte[]? y) => x is null || y is null ? ReferenceEquals(x, y) : Equals((ReadOnlySpan<byte>)x, y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => ignoreCase ? EqualsIgnoringCase(alternate, other) : alternate.SequenceEqual(other);

    public int GetHashCode(byte[] bytes) => GetHashCode((ReadOnlySpan<byte>)bytes);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    /// <remarks>Clients choose what is looked up, never what is stored: collisions are the operator's alone, so that the hash needs no secret.</remarks>
    public int GetHashCode(ReadOnlySpan<byte> bytes)
    {
        // Letters differ between the cases in one bit: setting it everywhere lets some others collide, and equals decides.
        var bits = ignoreCase ? CaseBits : 0;
        var hash = Seed ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ (BinaryPrimitives.ReadUInt64LittleEndian(bytes) | bits));
            bytes = bytes[8..];
        }

        ulong tail = 0;
        foreach (var one in bytes)
            tail = (tail << 8) | one | (bits & 0x20);
        hash = Mix(hash ^ tail);
        return (int)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Factor, out var low);
        return high ^ low;
    }

    private static bool EqualsIgnoringCase(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        if (x.Length != y.Length)
            return false;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != y[i] && Fold(x[i]) != Fold(y[i]))
                return false;
        }

        return true;
    }

    /// <summary>An ASCII letter's lower case; every other byte itself.</summary>
    public static byte Fold(byte one) => one is >= (byte)'A' and <= (byte)'Z' ? (byte)(one | 0x20) : one;
}
