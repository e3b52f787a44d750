using System.Net;
using System.Net.Sockets;
using ActorProxy.Core.Samples;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.Tests.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Inspection.Tls;

/// <summary>What clients of today really send, caught from them, decides the same in one piece, cut anywhere, and split over records.</summary>
public sealed class RealHelloTests
{
    private static readonly string[] Fetches =
    [
        "req.ssl_hello_type", "req_ssl_hello_type", "req.ssl_sni", "req_ssl_sni", "req.ssl_alpn", "req.ssl_ver", "req_ssl_ver", "req.ssl_ec_ext", "req.ssl_st_ext", "req.ssl_cipherlist", "req.ssl_sigalgs", "req.ssl_supported_groups", "req.ssl_keyshare_groups",
    ];

    [Fact]
    public async Task Openssl_s_client_is_understood()
    {
        var hello = await CatchAsync(port => ("openssl", ["s_client", "-connect", $"127.0.0.1:{port}", "-servername", "www.example.org", "-alpn", "h2,http/1.1", "-groups", "X25519:P-256", "-sigalgs", "ECDSA+SHA256:RSA-PSS+SHA256", "-ciphersuites", "TLS_AES_256_GCM_SHA384", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"]));
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
        DecidesAlikeInPieces(hello);
    }

    [Fact]
    public async Task Curl_is_understood()
    {
        var hello = await CatchAsync(port => ("curl", ["-sk", "--resolve", $"shop.example.net:{port}:127.0.0.1", $"https://shop.example.net:{port}/"]));
        Assert.Equal("shop.example.net", Text("req.ssl_sni", hello));
        Assert.Equal("h2", Text("req.ssl_alpn", hello));
        Assert.Equal(1, Number("req.ssl_hello_type", hello));
        Assert.NotEmpty(Hex("req.ssl_keyshare_groups", hello));
        DecidesAlikeInPieces(hello);
    }

    [Fact]
    public async Task A_client_of_TLS_1_0_is_understood()
    {
        var hello = await CatchAsync(port => ("openssl", ["s_client", "-connect", $"127.0.0.1:{port}", "-noservername", "-no_tls1_3", "-no_ticket"]));
        Assert.Null(Evaluate("req.ssl_sni", hello));
        Assert.Null(Evaluate("req.ssl_keyshare_groups", hello));
        Assert.Equal(0, Number("req.ssl_st_ext", hello));
        DecidesAlikeInPieces(hello);
    }

    private static void DecidesAlikeInPieces(byte[] hello)
    {
        foreach (var fetch in Fetches)
        {
            var expression = ExpressionDriver.Compile(fetch);
            var whole = InspectionCorpus.Evaluate(expression, hello);
            Assert.NotEqual("W", whole);
            for (var cut = 0; cut < hello.Length; cut++)
            {
                var part = InspectionCorpus.Evaluate(expression, hello[..cut]);
                Assert.True(part == "W" || part == whole, $"{fetch} is {part} after {cut} bytes, and {whole} at the end");
            }

            // What the type of a message and the version of a record are is told by the first record alone.
            if (fetch.EndsWith("hello_type", StringComparison.Ordinal) || fetch.EndsWith("ssl_ver", StringComparison.Ordinal))
                continue;
            for (var cut = 1; cut < hello.Length - 5; cut++)
                Assert.Equal(whole, InspectionCorpus.Evaluate(expression, Split(hello, cut)));
        }
    }

    /// <summary>The same message over two records.</summary>
    private static byte[] Split(byte[] hello, int first)
    {
        var rest = hello.Length - 5 - first;
        return [.. hello[..3], (byte)(first >> 8), (byte)first, .. hello[5..(5 + first)], .. hello[..3], (byte)(rest >> 8), (byte)rest, .. hello[(5 + first)..]];
    }

    private static async Task<byte[]> CatchAsync(Func<int, (string Program, string[] Arguments)> client)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var deadline = new CancellationTokenSource(Deadlines.Load);
        var (program, arguments) = client(((IPEndPoint)listener.LocalEndpoint).Port);
        var run = Command.RunAsync(program, arguments, within: Deadlines.Load);
        using var connection = await listener.AcceptSocketAsync(deadline.Token);
        var received = new byte[16384];
        var length = 0;
        do
            length += await connection.ReceiveAsync(received.AsMemory(length), deadline.Token);
        while (length < 5 || length < 5 + (received[3] << 8 | received[4]));
        connection.Close();
        await run;
        return received[..length];
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
