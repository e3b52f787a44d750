using System.Security.Cryptography;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>Checks the signature of a token (RFC 7515 5.2).</summary>
public static class JwtSignature
{
    private const int MostHashBytes = 64;

    /// <param name="secret">The secret of the HMAC family.</param>
    /// <param name="key">The public key of the other families; null when it is not known.</param>
    /// <param name="scratch">Memory as long as the token.</param>
    public static JwtVerdict Verify(ReadOnlySpan<byte> token, JwtAlgorithm algorithm, ReadOnlySpan<byte> secret, JwtPublicKey? key, Span<byte> scratch)
    {
        var last = token.LastIndexOf((byte)'.');
        var dots = token.Count((byte)'.');
        if (dots is not (1 or 2))
            return JwtVerdict.InvalidToken;
        var content = token[..last];
        var encoded = dots == 1 ? default : token[(last + 1)..];
        if (algorithm.Family == JwtFamily.Unsigned)
            return encoded.IsEmpty ? JwtVerdict.Valid : JwtVerdict.Invalid;
        if (encoded.IsEmpty || !JwtToken.TryDecode(encoded, scratch, out var length))
            return JwtVerdict.InvalidToken;
        var signature = scratch[..length];
        if (algorithm.Family == JwtFamily.Hmac)
            return VerifyHmac(content, signature, secret, algorithm.Hash) ? JwtVerdict.Valid : JwtVerdict.Invalid;
        if (algorithm.Family == JwtFamily.Ecdsa && length % 2 != 0)
            return JwtVerdict.InvalidToken;
        if (key is null)
            return JwtVerdict.UnknownKey;
        return key.Verify(content, signature, algorithm) ? JwtVerdict.Valid : JwtVerdict.Invalid;
    }

    private static bool VerifyHmac(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> secret, HashAlgorithmName hash)
    {
        Span<byte> expected = stackalloc byte[MostHashBytes];
        var length = hash == HashAlgorithmName.SHA256 ? HMACSHA256.HashData(secret, content, expected)
            : hash == HashAlgorithmName.SHA384 ? HMACSHA384.HashData(secret, content, expected)
            : HMACSHA512.HashData(secret, content, expected);
        return CryptographicOperations.FixedTimeEquals(expected[..length], signature);
    }
}
