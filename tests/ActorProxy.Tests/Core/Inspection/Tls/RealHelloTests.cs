using ActorProxy.Core.Samples;
using ActorProxy.TestKit.Tls;
using ActorProxy.Tests.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Inspection.Tls;

/// <summary>What clients of today really send, caught from them, decides the same in one piece, cut anywhere, and split over records.</summary>
public sealed class RealHelloTests
{
    [Fact]
    public async Task Openssl_s_client_is_understood()
    {
        var hello = await CaughtHello.OfOpensslAsync("-servername", "www.example.org", "-alpn", "h2,http/1.1", "-groups", "X25519:P-256", "-sigalgs", "ECDSA+SHA256:RSA-PSS+SHA256", "-ciphersuites", "TLS_AES_256_GCM_SHA384", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256");
        Assert.Equal("www.example.org", Text("req.ssl_sni", hello));
        Assert.Equal("h2", Text("req.ssl_alpn", hello));
        Assert.Equal("001D0017", Hex("req.ssl_supported_groups", hello));
        Assert.Equal("04030804", Hex("req.ssl_sigalgs", hello));
        Assert.Equal("001D", Hex("req.ssl_keyshare_groups", hello));
        Assert.StartsWith("1302", Hex("req.ssl_cipherlist", hello), StringComparison.Ordinal);
        Assert.Contains("C02F", Hex("req.ssl_cipherlist", hello), StringComparison.Ordinal);
        Assert.Equal(1, Number("req.ssl_hello_type", hello));
        Assert.Equal(3 << 16 | 3, Number("req.ssl_ver", hello));
        Assert.Equal(1, Number("req.ssl_ec_ext", hello));
        Assert.Equal(1, Number("req.ssl_st_ext", hello));
        HelloPieces.DecideAlike(hello);
    }

    [Fact]
    public async Task Curl_is_understood()
    {
        var hello = await CaughtHello.OfCurlAsync("shop.example.net");
        Assert.Equal("shop.example.net", Text("req.ssl_sni", hello));
        Assert.Equal("h2", Text("req.ssl_alpn", hello));
        Assert.Equal(1, Number("req.ssl_hello_type", hello));
        Assert.NotEmpty(Hex("req.ssl_keyshare_groups", hello));
        HelloPieces.DecideAlike(hello);
    }

    [Fact]
    public async Task A_client_of_TLS_1_0_is_understood()
    {
        var hello = await CaughtHello.OfOpensslAsync("-noservername", "-no_tls1_3", "-no_ticket");
        Assert.Null(Evaluate("req.ssl_sni", hello));
        Assert.Null(Evaluate("req.ssl_keyshare_groups", hello));
        Assert.Equal(0, Number("req.ssl_st_ext", hello));
        HelloPieces.DecideAlike(hello);
    }

    private static Sample? Evaluate(string fetch, byte[] hello)
    {
        var sample = default(Sample);
        return ExpressionDriver.Compile(fetch).Evaluate(new Samples.TestContext { Request = hello }, ref sample) ? sample : null;
    }

    private static string? Text(string fetch, byte[] hello) => Evaluate(fetch, hello)?.Text;

    private static string Hex(string fetch, byte[] hello) => Evaluate(fetch, hello) is { } sample ? Convert.ToHexString(sample.Span) : "";

    private static long? Number(string fetch, byte[] hello) => Evaluate(fetch, hello)?.Number;
}
