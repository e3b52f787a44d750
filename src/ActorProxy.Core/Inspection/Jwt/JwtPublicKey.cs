using System.Security.Cryptography;
using System.Text;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>A public key that signatures are checked with, RSA or elliptic curve. Any thread.</summary>
public sealed class JwtPublicKey
{
    private readonly Lock gate = new();
    private readonly RSA? rsa;
    private readonly ECDsa? curve;

    private JwtPublicKey(RSA? rsa, ECDsa? curve)
    {
        this.rsa = rsa;
        this.curve = curve;
    }

    /// <summary>Reads a PEM file: <c>BEGIN PUBLIC KEY</c>, or <c>BEGIN RSA PUBLIC KEY</c>. Null for anything else.</summary>
    public static JwtPublicKey? Read(ReadOnlySpan<byte> file)
    {
        var text = Encoding.Latin1.GetString(file);
        if (!PemEncoding.TryFind(text, out var pem))
            return null;
        var data = Convert.FromBase64String(text[pem.Base64Data]);
        try
        {
            return text[pem.Label] switch
            {
                "RSA PUBLIC KEY" => FromRsa(data, isWrapped: false),
                "PUBLIC KEY" => FromCurve(data) ?? FromRsa(data, isWrapped: true),
                _ => null,
            };
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether a signature is right. One of another kind of key is not.</summary>
    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, JwtAlgorithm algorithm)
    {
        lock (gate)
        {
            return algorithm.Family switch
            {
                JwtFamily.Rsa => rsa?.VerifyData(content, signature, algorithm.Hash, RSASignaturePadding.Pkcs1) ?? false,
                JwtFamily.RsaPss => rsa?.VerifyData(content, signature, algorithm.Hash, RSASignaturePadding.Pss) ?? false,
                JwtFamily.Ecdsa => curve?.VerifyData(content, signature, algorithm.Hash) ?? false,
                _ => false,
            };
        }
    }

    private static JwtPublicKey FromRsa(byte[] data, bool isWrapped)
    {
        var rsa = RSA.Create();
        if (isWrapped)
            rsa.ImportSubjectPublicKeyInfo(data, out _);
        else
            rsa.ImportRSAPublicKey(data, out _);
        return new JwtPublicKey(rsa, null);
    }

    /// <summary>Null when it is the key of another algorithm.</summary>
    private static JwtPublicKey? FromCurve(byte[] data)
    {
        var curve = ECDsa.Create();
        try
        {
            curve.ImportSubjectPublicKeyInfo(data, out _);
            return new JwtPublicKey(null, curve);
        }
        catch (CryptographicException)
        {
            curve.Dispose();
            return null;
        }
    }
}
