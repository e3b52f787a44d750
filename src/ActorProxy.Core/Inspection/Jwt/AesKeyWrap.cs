using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>Keys that are encrypted with other keys (RFC 3394).</summary>
public static class AesKeyWrap
{
    private const int HalfBytes = 8;
    private const ulong InitialValue = 0xa6a6_a6a6_a6a6_a6a6;

    /// <summary>The key within; null when it was not wrapped with this one.</summary>
    public static byte[]? Unwrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> wrapped)
    {
        var count = wrapped.Length / HalfBytes - 1;
        if (count < 2 || wrapped.Length % HalfBytes != 0)
            return null;
        using var aes = Aes.Create();
        aes.SetKey(key);
        var unwrapped = wrapped[HalfBytes..].ToArray();
        var check = BinaryPrimitives.ReadUInt64BigEndian(wrapped);
        Span<byte> block = stackalloc byte[2 * HalfBytes];
        for (var step = (ulong)(6 * count); step > 0; step--)
        {
            var part = unwrapped.AsSpan((int)((step - 1) % (ulong)count) * HalfBytes, HalfBytes);
            BinaryPrimitives.WriteUInt64BigEndian(block, check ^ step);
            part.CopyTo(block[HalfBytes..]);
            aes.DecryptEcb(block, block, PaddingMode.None);
            check = BinaryPrimitives.ReadUInt64BigEndian(block);
            block[HalfBytes..].CopyTo(part);
        }

        return check == InitialValue ? unwrapped : null;
    }
}
