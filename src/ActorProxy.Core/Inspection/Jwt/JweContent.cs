using System.Buffers.Binary;
using System.Security.Cryptography;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>How the content of a token is encrypted (RFC 7518 5): AES-GCM, or AES-CBC with an HMAC.</summary>
/// <param name="Hash">Null for AES-GCM.</param>
internal sealed record JweContent(string Name, int KeyBytes, HashAlgorithmName? Hash)
{
    private const int BlockBytes = 16;
    private const int GcmNonceBytes = 12;

    private static readonly JweContent[] All =
    [
        new("A128GCM", 16, null),
        new("A192GCM", 24, null),
        new("A256GCM", 32, null),
        new("A128CBC-HS256", 32, HashAlgorithmName.SHA256),
        new("A192CBC-HS384", 48, HashAlgorithmName.SHA384),
        new("A256CBC-HS512", 64, HashAlgorithmName.SHA512),
    ];

    /// <summary>Null for a name that RFC 7518 5.1 does not have.</summary>
    public static JweContent? Find(string name) => Array.Find(All, one => one.Name == name);

    /// <summary>Decrypts what was not changed since it was encrypted; false for anything else.</summary>
    /// <param name="destination">At least as long as the content.</param>
    public bool TryDecrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> additional, Span<byte> destination, out int length)
    {
        length = 0;
        if (key.Length != KeyBytes)
            return false;
        if (Hash is { } hash)
            return tag.Length == KeyBytes / 2 && nonce.Length == BlockBytes && IsWhole(hash, key[..(KeyBytes / 2)], nonce, content, tag, additional) && TryDecryptCbc(key[(KeyBytes / 2)..], nonce, content, destination, out length);
        length = content.Length;
        return nonce.Length == GcmNonceBytes && TryDecryptGcm(key, nonce, content, tag, additional, destination);
    }

    /// <summary>AES-GCM with a tag of full length.</summary>
    public static bool TryDecryptGcm(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> additional, Span<byte> destination)
    {
        using var gcm = new AesGaloisCounter(key);
        Span<byte> expected = stackalloc byte[BlockBytes];
        gcm.ComputeTag(nonce, additional, content, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, tag))
            return false;
        gcm.Transform(nonce, content, destination[..content.Length]);
        return true;
    }

    // RFC 7518 5.2.2.1: the additional data, the nonce, the content and the length of the first in bits.
    private static bool IsWhole(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> additional)
    {
        using var hmac = IncrementalHash.CreateHMAC(hash, key);
        Span<byte> bits = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bits, 8L * additional.Length);
        hmac.AppendData(additional);
        hmac.AppendData(nonce);
        hmac.AppendData(content);
        hmac.AppendData(bits);
        Span<byte> expected = stackalloc byte[64];
        hmac.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected[..tag.Length], tag);
    }

    private static bool TryDecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> content, Span<byte> destination, out int length)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        try
        {
            return aes.TryDecryptCbc(content, nonce, destination, out length);
        }
        catch (CryptographicException)
        {
            // No whole number of blocks, or no padding.
            length = 0;
            return false;
        }
    }
}
