using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>Makes encrypted tokens of all kinds that RFC 7518 4 and 5 have for secrets and RSA, with the base library alone.</summary>
internal static class EncryptedTokens
{
    public static string Make(string algorithm, string encryption, string content, byte[] secret, RSA rsa)
    {
        var keyBytes = encryption switch { "A128GCM" => 16, "A192GCM" => 24, "A256GCM" or "A128CBC-HS256" => 32, "A192CBC-HS384" => 48, _ => 64 };
        var contentKey = algorithm == "dir" ? secret : RandomNumberGenerator.GetBytes(keyBytes);
        var (members, wrapped) = Wrap(algorithm, contentKey, secret, rsa);
        var header = Encode(Encoding.ASCII.GetBytes($"{{\"alg\":\"{algorithm}\",\"enc\":\"{encryption}\"{members}}}"));
        var (nonce, encrypted, tag) = encryption.EndsWith("GCM", StringComparison.Ordinal)
            ? Gcm(contentKey, Encoding.UTF8.GetBytes(content), Encoding.ASCII.GetBytes(header))
            : Cbc(contentKey, Encoding.UTF8.GetBytes(content), Encoding.ASCII.GetBytes(header), encryption);
        return string.Join('.', header, Encode(wrapped), Encode(nonce), Encode(encrypted), Encode(tag));
    }

    private static (string Members, byte[] Wrapped) Wrap(string algorithm, byte[] key, byte[] secret, RSA rsa)
    {
        switch (algorithm)
        {
            case "dir":
                return ("", []);
            case "RSA1_5":
                return ("", rsa.Encrypt(key, RSAEncryptionPadding.Pkcs1));
            case "RSA-OAEP":
                return ("", rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA1));
            case "RSA-OAEP-256":
                return ("", rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256));
            case "A128GCMKW" or "A192GCMKW" or "A256GCMKW":
                var (nonce, wrapped, tag) = Gcm(secret, key, []);
                return ($",\"iv\":\"{Encode(nonce)}\",\"tag\":\"{Encode(tag)}\"", wrapped);
            default:
                return ("", WrapKey(secret, key));
        }
    }

    // RFC 3394 2.2.1.
    private static byte[] WrapKey(byte[] secret, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = secret;
        var (check, count) = (0xa6a6a6a6a6a6a6a6, key.Length / 8);
        var wrapped = new byte[key.Length + 8];
        key.CopyTo(wrapped, 8);
        var block = new byte[16];
        for (var step = 0; step < 6 * count; step++)
        {
            var part = wrapped.AsSpan(8 + step % count * 8, 8);
            BinaryPrimitives.WriteUInt64BigEndian(block, check);
            part.CopyTo(block.AsSpan(8));
            var encrypted = aes.EncryptEcb(block, PaddingMode.None);
            check = BinaryPrimitives.ReadUInt64BigEndian(encrypted) ^ (ulong)(step + 1);
            encrypted.AsSpan(8).CopyTo(part);
        }

        BinaryPrimitives.WriteUInt64BigEndian(wrapped, check);
        return wrapped;
    }

    private static (byte[] Nonce, byte[] Encrypted, byte[] Tag) Gcm(byte[] key, byte[] content, byte[] additional)
    {
        using var gcm = new AesGcm(key, 16);
        var (nonce, encrypted, tag) = (RandomNumberGenerator.GetBytes(12), new byte[content.Length], new byte[16]);
        gcm.Encrypt(nonce, content, encrypted, tag, additional);
        return (nonce, encrypted, tag);
    }

    private static (byte[] Nonce, byte[] Encrypted, byte[] Tag) Cbc(byte[] key, byte[] content, byte[] additional, string encryption)
    {
        var half = key.Length / 2;
        using var aes = Aes.Create();
        aes.Key = key[half..];
        var nonce = RandomNumberGenerator.GetBytes(16);
        var encrypted = aes.EncryptCbc(content, nonce);
        var bits = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bits, additional.Length * 8L);
        byte[] signed = [.. additional, .. nonce, .. encrypted, .. bits];
        var tag = encryption[^3..] switch { "256" => HMACSHA256.HashData(key[..half], signed), "384" => HMACSHA384.HashData(key[..half], signed), _ => HMACSHA512.HashData(key[..half], signed) };
        return (nonce, encrypted, tag[..half]);
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
