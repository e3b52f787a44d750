using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ActorProxy.Core.Hashing;

/// <summary>AES in Galois/Counter Mode (NIST SP 800-38D) with nonces of any length; the base library's takes twelve bytes only.</summary>
public sealed class AesGaloisCounter : IDisposable
{
    private const int BlockBytes = 16;
    private const int BatchBlocks = 16;

    private readonly Aes aes = Aes.Create();
    private readonly UInt128 hashKey;

    /// <exception cref="CryptographicException">The key has no valid length.</exception>
    public AesGaloisCounter(ReadOnlySpan<byte> key)
    {
        aes.SetKey(key);
        Span<byte> block = stackalloc byte[BlockBytes];
        block.Clear();
        aes.EncryptEcb(block, block, PaddingMode.None);
        hashKey = BinaryPrimitives.ReadUInt128BigEndian(block);
    }

    /// <summary>Encrypts, or decrypts, which is the same.</summary>
    public void Transform(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var counter = FirstCounter(nonce);
        Span<byte> stream = stackalloc byte[BatchBlocks * BlockBytes];
        while (!source.IsEmpty)
        {
            for (var i = 0; i < BatchBlocks; i++)
            {
                counter = Next(counter);
                BinaryPrimitives.WriteUInt128BigEndian(stream[(i * BlockBytes)..], counter);
            }

            aes.EncryptEcb(stream, stream, PaddingMode.None);
            var length = Math.Min(source.Length, stream.Length);
            for (var i = 0; i < length; i++)
                destination[i] = (byte)(source[i] ^ stream[i]);
            source = source[length..];
            destination = destination[length..];
        }
    }

    /// <summary>Writes the tag's sixteen bytes for encrypted text.</summary>
    public void ComputeTag(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> additional, ReadOnlySpan<byte> encrypted, Span<byte> tag)
    {
        var hash = Hash(Hash(UInt128.Zero, additional), encrypted);
        hash = Multiply(hash ^ new UInt128((ulong)additional.Length * 8, (ulong)encrypted.Length * 8));
        BinaryPrimitives.WriteUInt128BigEndian(tag, FirstCounter(nonce));
        aes.EncryptEcb(tag[..BlockBytes], tag[..BlockBytes], PaddingMode.None);
        BinaryPrimitives.WriteUInt128BigEndian(tag, BinaryPrimitives.ReadUInt128BigEndian(tag) ^ hash);
    }

    public void Dispose() => aes.Dispose();

    private UInt128 FirstCounter(ReadOnlySpan<byte> nonce)
    {
        if (nonce.Length != 12)
            return Multiply(Hash(UInt128.Zero, nonce) ^ new UInt128(0, (ulong)nonce.Length * 8));
        Span<byte> block = stackalloc byte[BlockBytes];
        nonce.CopyTo(block);
        BinaryPrimitives.WriteUInt32BigEndian(block[12..], 1);
        return BinaryPrimitives.ReadUInt128BigEndian(block);
    }

    /// <summary>The last 32 bits count.</summary>
    private static UInt128 Next(UInt128 counter) => (counter & ~(UInt128)uint.MaxValue) | unchecked((uint)counter + 1);

    private UInt128 Hash(UInt128 hash, ReadOnlySpan<byte> data)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        while (!data.IsEmpty)
        {
            var taken = Math.Min(BlockBytes, data.Length);
            block.Clear();
            data[..taken].CopyTo(block);
            hash = Multiply(hash ^ BinaryPrimitives.ReadUInt128BigEndian(block));
            data = data[taken..];
        }

        return hash;
    }

    /// <summary>Multiplies with the hash key in the field of SP 800-38D 6.3, whose bits are numbered from the left.</summary>
    private UInt128 Multiply(UInt128 value)
    {
        var product = UInt128.Zero;
        var factor = hashKey;
        for (var bit = 127; bit >= 0; bit--)
        {
            // Without branches on secret bits.
            product ^= factor & (UInt128.Zero - ((value >> bit) & 1));
            factor = (factor >> 1) ^ ((UInt128.Zero - (factor & 1)) & new UInt128(0xe100_0000_0000_0000, 0));
        }

        return product;
    }
}
