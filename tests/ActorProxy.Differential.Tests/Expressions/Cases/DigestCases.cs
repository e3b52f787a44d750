using ActorProxy.Core.Hashing;

namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>Digests, codes and ciphers.</summary>
public static class DigestCases
{
    private static readonly string[] Values = ["str()", "str(abc)", "bin(00)", "int(1)", "ipv4(1.2.3.4)", "var(txn.k64)", "var(txn.k512)", "var(txn.k16000)"];
    private static readonly int[] Lengths = [1, 54, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129];

    private static readonly string[] Names =
        ["md5", "MD5", "sha1", "SHA1", "SHA-1", "sha224", "SHA2-224", "sha256", "SHA-256", "SHA2-256", "sha384", "SHA512", "sha3-256", "SHA3-384", "sha3-512", "RSA-SHA256", "sha256WithRSAEncryption", "ssl3-md5", "ssl3-sha1", "RSA-MD5", "sha", "", "nosuch", "sha 256", "SHA3_256", "SHA512/256", "256"];

    private static readonly string[] Keys = ["", "YWJj", "YQ==", "YW", "abc", "txn.key", "txn.text", "txn.empty", "txn.none", "x.y", "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=", "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3eHl6QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVotXzAxMjM0NTY3ODlhYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ekFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaLV8="];

    private static readonly string[] Others =
    [
        "str(a),sha1(1)", "str(a),sha2(1)", "str(a),sha2(0)", "str(a),sha2(x)", "str(a),sha2()", "str(a),sha2(256,1)", "str(a),digest", "str(a),digest()", "str(a),digest(md5,a)", "str(a),hmac", "str(a),hmac(md5)", "str(a),hmac(md5,YWJj,a)", "str(a),hmac(,YWJj)", "str(a),hmac(nosuch,YWJj)",
        "var(txn.none),sha1", "meth(GET),sha1", "str(a),sha1,hex", "str(a),sha2(512),hex", "str(a),hmac(sha256,YWJj),base64",
    ];

    /// <summary>Test cases of the mode's authors, and what can't be.</summary>
    private static readonly string[] Encrypted =
    [
        "bin(0388dace60b6a392f328c2b971b2fe78),aes_gcm_dec(128,AAAAAAAAAAAAAAAA,AAAAAAAAAAAAAAAAAAAAAA==,q25H1CzsE731OmeyEle93w==)",
        "bin(0388dace60b6a392f328c2b971b2fe79),aes_gcm_dec(128,AAAAAAAAAAAAAAAA,AAAAAAAAAAAAAAAAAAAAAA==,q25H1CzsE731OmeyEle93w==)",
        "bin(0388dace60b6a392f328c2b971b2fe78),aes_gcm_dec(128,AAAAAAAAAAAAAAAA,AAAAAAAAAAAAAAAAAAAAAA==,q25H1CzsE731OmeyEle93g==)",
        "str(),aes_gcm_dec(128,AAAAAAAAAAAAAAAA,AAAAAAAAAAAAAAAAAAAAAA==,WOL8zvp+MGE2fx1XpOdFWg==)",
        "str(abc),aes_gcm_dec(129,AAAA,AAAA,AAAA)", "str(abc),aes_gcm_dec(128,AAAA,AAAA)", "str(abc),aes_gcm_dec(128,A,AAAA,AAAA)", "str(abc),aes_gcm_dec(128,AAAA,A,AAAA)", "str(abc),aes_gcm_dec(128,AAAA,AAAA,A)", "str(abc),aes_gcm_dec(x,AAAA,AAAA,AAAA)",
        "str(abc),aes_gcm_dec(128,txn.none,AAAAAAAAAAAAAAAAAAAAAA==,AAAA)", "str(abc),aes_gcm_dec(128,AAAA,txn.none,AAAA)", "str(abc),aes_gcm_dec(128,AAAA,AAAAAAAAAAAAAAAAAAAAAA==,txn.none)", "str(abc),aes_gcm_dec(128,AAAA,AAAA,AAAA)",
    ];

    /// <summary>Encrypted here, to be decrypted by both: nonces and texts of all kinds of lengths.</summary>
    private static string Encrypt(int keyBits, int nonceBytes, int textBytes, int tagBytes)
    {
        byte[] key = [.. Enumerable.Range(1, keyBits / 8).Select(one => (byte)one)], nonce = [.. Enumerable.Range(7, nonceBytes).Select(one => (byte)one)];
        byte[] text = [.. Enumerable.Range(0, textBytes).Select(one => (byte)(one * 3))], tag = new byte[16];
        using var aes = new AesGaloisCounter(key);
        aes.Transform(nonce, [.. text], text);
        aes.ComputeTag(nonce, [], text, tag);
        return $"bin({Convert.ToHexString(text)}),aes_gcm_dec({keyBits},{Convert.ToBase64String(nonce)},{Convert.ToBase64String(key)},{Convert.ToBase64String(tag.AsSpan(0, tagBytes))})";
    }

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from bits in (int[])[128, 192, 256] from nonce in (int[])[8, 11, 12, 13, 16, 32] from text in (int[])[1, 16, 17, 255, 300] select Encrypt(bits, nonce, text, 16),
        .. from tag in (int[])[1, 4, 8, 12, 15] select Encrypt(128, 12, 20, tag),
        .. from value in Values from digest in (string[])["sha1", "sha2", "sha2(224)", "sha2(256)", "sha2(384)", "sha2(512)", "digest(md5)", "digest(sha3-256)"] select $"{value},{digest}",
        .. from length in Lengths from digest in (string[])["sha2(224)", "sha2(512)", "hmac(sha224,YWJj)"] select $"var(txn.k512),bytes(0,{length}),{digest}",
        .. from name in Names from value in (string[])["str(abc)", "bin(0001ff)"] select $"'{value},digest({name})'",
        .. Names.Select(name => $"'str(abc),hmac({name},YWJj)'"),
        .. from key in Keys from name in (string[])["md5", "sha1", "sha224", "sha256", "sha512", "sha3-256"] select $"str(abc),hmac({name},{key})",
        .. Encrypted,
        .. Others,
    ];
}
