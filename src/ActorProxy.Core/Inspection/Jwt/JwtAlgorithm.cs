using System.Security.Cryptography;

namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>An algorithm that tokens are signed with (RFC 7518 3.1).</summary>
public sealed record JwtAlgorithm(string Name, JwtFamily Family, HashAlgorithmName Hash)
{
    private static readonly JwtAlgorithm[] Known =
    [
        new("none", JwtFamily.Unsigned, default),
        .. from family in new[] { ("HS", JwtFamily.Hmac), ("RS", JwtFamily.Rsa), ("ES", JwtFamily.Ecdsa), ("PS", JwtFamily.RsaPss) }
           from hash in new[] { ("256", HashAlgorithmName.SHA256), ("384", HashAlgorithmName.SHA384), ("512", HashAlgorithmName.SHA512) }
           select new JwtAlgorithm(family.Item1 + hash.Item1, family.Item2, hash.Item2),
    ];

    /// <summary>The bytes of the name.</summary>
    private readonly byte[] bytes = System.Text.Encoding.ASCII.GetBytes(Name);

    /// <summary>Null for an unknown name; case counts.</summary>
    public static JwtAlgorithm? Find(ReadOnlySpan<byte> name)
    {
        foreach (var one in Known)
        {
            if (name.SequenceEqual(one.bytes))
                return one;
        }

        return null;
    }
}
