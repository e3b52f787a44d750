using ActorProxy.Tests.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Inspection.Tls;

/// <summary>A hello in pieces: cut anywhere it may wait but not decide otherwise; split over two records it decides the same.</summary>
internal static class HelloPieces
{
    private static readonly string[] Fetches =
    [
        "req.ssl_hello_type", "req_ssl_hello_type", "req.ssl_sni", "req_ssl_sni", "req.ssl_alpn", "req.ssl_ver", "req_ssl_ver", "req.ssl_ec_ext", "req.ssl_st_ext", "req.ssl_cipherlist", "req.ssl_sigalgs", "req.ssl_supported_groups", "req.ssl_keyshare_groups",
    ];

    public static void DecideAlike(byte[] hello)
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
}
