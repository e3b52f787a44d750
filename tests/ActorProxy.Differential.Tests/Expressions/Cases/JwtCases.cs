using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ActorProxy.TestKit;

namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary>JSON Web Tokens: queries into their parts, and signatures of every algorithm that haproxy 2.6 knows.</summary>
public static class JwtCases
{
    private const string Rs256 = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.glb6YwycZZkfWRYs90YiB_XVz2o5RGVMESxaiLvZzns";
    private const string Rs384 = "eyJhbGciOiJSUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.JFe7c0DULpElyjG0GvlCPeC5Jw3DDHVtWVTDuINsNJemHajejKSETOCKxXgwTDszvG5W7vLZG8Qw8akj01k6p24_fqvd80dD4_pf0GfuGAfVUdekKIRf4sLfRT6MHNwhCvVR9FLPoRfK13IsVuTkc7mf_Prr5CRJDTqB08xicz0l-1CXYVQebB_0TCHnnw0H-VuMlweKW25G0ESWtXYclDLS9vzpCrXPvC2VlY36BrN8Yh80IMCfZy4vqh75PzVJ4XTP2F5W9UtcyS8RgXgol162v7r9KPDAfvCn7ULxm5_JjOG4EWBASQZMXgRq4AGPisq6abRPX-JyGEZZRnWYDw";
    private const string Rs512 = "eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.Ka4dleRaqx56VMc3bWH-AsygyUojV4lDrSeMS-rOLiDjrhY8zMueAPZpbd54U3-lTKn3gm1Q9aH3FYBzCTnfhMg4KPAbYSmrFpODzxwd3fXs175b7CbPRkFd1aWqvMq_jereQbrnmiSN1UWpzVSrS9wnCSITXCjFj7ZuUTyH3Su5HmYeMe-tpRVskeZ8zFlV7PoWX9mmxF4YnqcMf20OFvgf8jMZYNAtbMDL9BpPN5eJv1F-wmo9ss1OyqspOsL7NFicKnrB_QxMx09N_yjZkkR39Ye-FJ4Dg4QlnViFz4ekre_3alulAbynPGe8HkwNiPDq4LR1uLi20jv3CxMz_A";
    private const string Es256 = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.Ip8W00-QNFoMOQez7HQki7L_bBTyaNrtbGZKEe1vbwapW4QnnlvRBgi0lCRq-zGYRWmy-YmoYbWIhA7By8KyVA";
    private const string Es384 = "eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.OcfS-zEOC0SokeFt_LnVcc64GgovfnpgYPwuemodOacB-gnYWsuy8F9rcKSgRPvwy_UD_fJUGpwZmFvJi2pNvBy_BvSDrI_LcgkmaxxL4jBpkUGSbiHTkcTmOw4pTw43";
    private const string Es512 = "eyJhbGciOiJFUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMiwibiI6MS41LCJvIjp7ImsiOiJ2In0sImUiOiJcdTAwZTkifQ.AbmtAwvdHcMY-lUZ4ECTCHKM5Y8AebQ78QDAVyQEN7xo5LTA7tOXYQyqs9dvIJ6cijHbho5WIpKsfLFP-Dr-9ZsPAOoKbQuuIlqngWXeP2Vy1bnm65rZQgUunYA9UNOvMG09Au5gDukExUGm2VutPEmVlVcCR3Y2TuDQmteOSr5CCL4b";

    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}""");
    private static readonly string Payload = Encode("""{"sub":"1234567890","admin":true,"iat":1516239022,"n":1.5,"o":{"k":"v"},"e":"\u00e9"}""");
    private static readonly string Unsigned = $"{Header}.{Payload}";
    private static readonly string Signed = Hmac(Unsigned, HashAlgorithmName.SHA256);

    private static readonly string[] Tokens =
    [
        Signed, Unsigned, Unsigned + ".", Signed + ".x", "a.b.c", "", "a", "a.b", "..", "e30..", "e30.e30", $".{Payload}.x", $"!!.{Payload}.x", $"A.{Payload}.x", $" {Signed}", $"{Signed} ", Header, $"{Header}.", $"{Header}..",
        $"{Signed}A", Signed[..^3], Signed[..^1] + "A", $"{Signed}AAAA", $"a.{Header}", $"a.{Header}.", $".{Header}.a.b",
    ];

    private static readonly string[] Queries =
    [
        "jwt_header_query(\"$.alg\")", "jwt_header_query(\"$.none\")", "jwt_payload_query(\"$.sub\")", "jwt_payload_query(\"$.alg\")", "jwt_verify(HS256,secret)", "jwt_verify(none,secret)",
    ];

    private static readonly string[] OfSigned =
    [
        "jwt_payload_query(\"$.admin\")", "jwt_payload_query(\"$.iat\")", "jwt_payload_query(\"$.iat\",int)", "jwt_payload_query(\"$.n\")", "jwt_payload_query(\"$.o\")", "jwt_payload_query(\"$.o.k\")", "jwt_payload_query(\"$.e\")", "jwt_payload_query(\"$.iat\",foo)",
        "jwt_verify(HS512,secret)", "jwt_verify(HS256,wrong)", "jwt_verify(hs256,secret)", "jwt_verify(foo,secret)", "jwt_verify(HS256)", "jwt_verify(,x)", "jwt_verify", "jwt_verify(txn.none,secret)", "jwt_verify(HS256,txn.none)",
        "jwt_verify(txn.text,secret)", "jwt_verify(HS256,txn.text)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from token in Tokens from query in Queries select $"'str({token}),{query}'",
        .. from query in OfSigned select $"'str({Signed}),{query}'",
        $"'str({Hmac(Unsigned, HashAlgorithmName.SHA384)}),jwt_verify(HS384,secret)'",
        $"'str({Hmac(Unsigned, HashAlgorithmName.SHA512)}),jwt_verify(HS512,secret)'",
        .. from token in new[] { Rs256, Rs384, Rs512, Es256, Es384, Es512, Rs256[..^4] + "AAAA", Es256[..^4] }
           from algorithm in new[] { "RS256", "RS384", "RS512", "ES256", "ES384", "ES512" }
           from key in new[] { "rsa", "rsa-pkcs1", "ec256", "ec384", "ec512" }
           select $"'str({token}),jwt_verify({algorithm},{Repository.PathTo($"tests/ActorProxy.Differential.Tests/Expressions/Keys/{key}.pem")})'",
    ];

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Hmac(string content, HashAlgorithmName hash) =>
        $"{content}.{Base64Url.EncodeToString(CryptographicOperations.HmacData(hash, Encoding.UTF8.GetBytes("secret"), Encoding.UTF8.GetBytes(content)))}";
}
