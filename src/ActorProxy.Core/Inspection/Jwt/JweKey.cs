using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>A key that encrypted tokens are opened with: a secret, or RSA's private one. Any thread.</summary>
public sealed class JweKey
{
    private readonly Lock gate = new();
    private readonly byte[]? secret;
    private readonly RSA? rsa;

    private JweKey(byte[]? secret, RSA? rsa)
    {
        this.secret = secret;
        this.rsa = rsa;
    }

    public static JweKey OfSecret(ReadOnlySpan<byte> secret) => new(secret.ToArray(), null);

    /// <summary>Reads a JSON Web Key (RFC 7517): <c>oct</c>, or <c>RSA</c> with all of the private parts. Null for anything else.</summary>
    public static JweKey? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var key = document.RootElement;
            return Member(key, "kty") switch
            {
                "oct" when Bytes(key, "k") is { } secret => OfSecret(secret),
                "RSA" => OfRsa(key),
                _ => null,
            };
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The key of a token's content; null when this key does not give it.</summary>
    internal byte[]? ContentKey(JweHeader header, ReadOnlySpan<byte> encryptedKey, JweContent content)
    {
        switch (header.Algorithm)
        {
            case "dir":
                return encryptedKey.IsEmpty ? secret : null;
            case "A128KW" or "A192KW" or "A256KW":
                return secret is not null && secret.Length == Bits(header.Algorithm) / 8 ? AesKeyWrap.Unwrap(secret, encryptedKey) : null;
            case "A128GCMKW" or "A192GCMKW" or "A256GCMKW":
                return secret is not null && secret.Length == Bits(header.Algorithm) / 8 ? UnwrapGcm(secret, header, encryptedKey) : null;
            case "RSA-OAEP":
                return Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA1);
            case "RSA-OAEP-256":
                return Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA256);
            case "RSA1_5":
                // A wrong padding must look like a wrong key (RFC 7516 11.5), so that nobody learns the one from the other.
                return rsa is null ? null : Decrypt(encryptedKey, RSAEncryptionPadding.Pkcs1) is { } key && key.Length == content.KeyBytes ? key : RandomNumberGenerator.GetBytes(content.KeyBytes);
            default:
                return null;
        }
    }

    private static int Bits(string algorithm) => algorithm[1] switch { '1' when algorithm[2] == '2' => 128, '1' => 192, _ => 256 };

    private static byte[]? UnwrapGcm(byte[] secret, JweHeader header, ReadOnlySpan<byte> encryptedKey)
    {
        if (header.Iv is not { } iv || header.Tag is not { } tag || !Base64Url.IsValid(iv) || !Base64Url.IsValid(tag))
            return null;
        var (nonce, mark, key) = (Base64Url.DecodeFromChars(iv), Base64Url.DecodeFromChars(tag), new byte[encryptedKey.Length]);
        return nonce.Length == 12 && JweContent.TryDecryptGcm(secret, nonce, encryptedKey, mark, [], key) ? key : null;
    }

    private byte[]? Decrypt(ReadOnlySpan<byte> encrypted, RSAEncryptionPadding padding)
    {
        if (rsa is null)
            return null;
        try
        {
            lock (gate)
                return rsa.Decrypt(encrypted, padding);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static JweKey? OfRsa(JsonElement key)
    {
        var parameters = new RSAParameters
        {
            Modulus = Bytes(key, "n"),
            Exponent = Bytes(key, "e"),
            D = Bytes(key, "d"),
            P = Bytes(key, "p"),
            Q = Bytes(key, "q"),
            DP = Bytes(key, "dp"),
            DQ = Bytes(key, "dq"),
            InverseQ = Bytes(key, "qi"),
        };
        return parameters is { Modulus: null } or { Exponent: null } or { D: null } or { P: null } or { Q: null } or { DP: null } or { DQ: null } or { InverseQ: null }
            ? null
            : new JweKey(null, RSA.Create(parameters));
    }

    private static string? Member(JsonElement key, string name) =>
        key.ValueKind == JsonValueKind.Object && key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(JsonElement key, string name) => Member(key, name) is { } text && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;
}
