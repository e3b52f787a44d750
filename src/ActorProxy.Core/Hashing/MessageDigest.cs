using System.Security.Cryptography;

namespace ActorProxy.Core.Hashing;

/// <summary>A message digest by its name: its value, and the authentication code (RFC 2104) that is made with it.</summary>
/// <remarks>Names are OpenSSL's, in any case of letters. Computing allocates nothing; any thread.</remarks>
public sealed class MessageDigest
{
    public const int MaxBytes = 64;

    private static readonly MessageDigest[] All =
    [
        new(16, MD5.HashData, HMACMD5.HashData, "md5", "ssl3-md5", "rsa-md5", "md5withrsaencryption"),
        new(20, SHA1.HashData, HMACSHA1.HashData, "sha1", "sha-1", "ssl3-sha1", "rsa-sha1", "sha1withrsaencryption"),
        new(Sha224.Bytes, static (data, digest) => Sha224.HashData(data, default, digest), HmacSha224, "sha224", "sha-224", "sha2-224", "rsa-sha224", "sha224withrsaencryption"),
        new(32, SHA256.HashData, HMACSHA256.HashData, "sha256", "sha-256", "sha2-256", "rsa-sha256", "sha256withrsaencryption"),
        new(48, SHA384.HashData, HMACSHA384.HashData, "sha384", "sha-384", "sha2-384", "rsa-sha384", "sha384withrsaencryption"),
        new(64, SHA512.HashData, HMACSHA512.HashData, "sha512", "sha-512", "sha2-512", "rsa-sha512", "sha512withrsaencryption"),
        new(32, SHA3_256.HashData, HMACSHA3_256.HashData, "sha3-256", "rsa-sha3-256") { IsSupported = SHA3_256.IsSupported },
        new(48, SHA3_384.HashData, HMACSHA3_384.HashData, "sha3-384", "rsa-sha3-384") { IsSupported = SHA3_384.IsSupported },
        new(64, SHA3_512.HashData, HMACSHA3_512.HashData, "sha3-512", "rsa-sha3-512") { IsSupported = SHA3_512.IsSupported },
    ];

    private readonly Digester digester;
    private readonly Authenticator authenticator;
    private readonly string[] names;

    private MessageDigest(int bytes, Digester digester, Authenticator authenticator, params string[] names)
    {
        Bytes = bytes;
        this.digester = digester;
        this.authenticator = authenticator;
        this.names = names;
    }

    private delegate int Digester(ReadOnlySpan<byte> data, Span<byte> digest);

    private delegate int Authenticator(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code);

    /// <summary>The length of a digest, and of a code.</summary>
    public int Bytes { get; }

    private bool IsSupported { get; init; } = true;

    /// <summary>Null for one that is unknown here.</summary>
    public static MessageDigest? Find(string name) => Array.Find(All, one => one.IsSupported && one.names.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The first names of all digests, for messages.</summary>
    public static IEnumerable<string> Names => All.Where(one => one.IsSupported).Select(one => one.names[0]);

    public void HashData(ReadOnlySpan<byte> data, Span<byte> digest) => digester(data, digest);

    public void Authenticate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code) => authenticator(key, data, code);

    private static int HmacSha224(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code)
    {
        Span<byte> inner = stackalloc byte[Sha224.BlockBytes];
        Span<byte> outer = stackalloc byte[Sha224.BlockBytes];
        Span<byte> digest = stackalloc byte[Sha224.Bytes];
        inner.Clear();
        if (key.Length > Sha224.BlockBytes)
            Sha224.HashData(key, default, inner);
        else
            key.CopyTo(inner);
        for (var i = 0; i < inner.Length; i++)
        {
            outer[i] = (byte)(inner[i] ^ 0x5c);
            inner[i] ^= 0x36;
        }

        Sha224.HashData(inner, data, digest);
        return Sha224.HashData(outer, digest, code);
    }
}
