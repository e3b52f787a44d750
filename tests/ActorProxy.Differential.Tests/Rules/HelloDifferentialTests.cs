using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Tls;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Hellos of browsers and of programs that are installed here, through both running proxies: the same values of every fetch that haproxy 2.6 knows.</summary>
public sealed class HelloDifferentialTests
{
    private static readonly string[] Fetches = ["req.ssl_hello_type", "req.ssl_sni", "req.ssl_alpn", "req.ssl_ver", "req.ssl_ec_ext", "req.ssl_st_ext"];

    private static readonly string[][] OpensslArguments =
    [
        [], ["-noservername"], ["-servername", "www.example.org", "-alpn", "h2,http/1.1"], ["-servername", "a", "-alpn", "x"], ["-no_tls1_3"], ["-tls1_2", "-no_ticket"], ["-tls1_3", "-groups", "P-384:X25519"],
        ["-no_tls1_3", "-cipher", "AES128-SHA"], ["-servername", new string('a', 60) + ".example", "-sigalgs", "RSA-PSS+SHA256"], ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"], ["-curves", "P-521", "-status"],
    ];

    private static readonly string[][] CurlArguments = [[], ["--http1.1"], ["--no-alpn"], ["--tls-max", "1.2"], ["--tlsv1.3", "--tls13-ciphers", "TLS_CHACHA20_POLY1305_SHA256"]];

    [Fact]
    public async Task Browsers_hellos_tell_the_same() => await CompareAsync([.. BrowserHellos.All.Select(static one => (one.Name, one.Bytes))]);

    [Fact]
    public async Task Programs_hellos_tell_the_same()
    {
        var hellos = new List<(string, byte[])>();
        foreach (var arguments in OpensslArguments)
            hellos.Add(($"openssl {string.Join(' ', arguments)}", await CaughtHello.OfOpensslAsync(arguments)));
        foreach (var arguments in CurlArguments)
            hellos.Add(($"curl {string.Join(' ', arguments)}", await CaughtHello.OfCurlAsync("shop.example.net", arguments)));
        hellos.Add(("gnutls-cli", CutInput.Corpus("tls-hellos.txt", "gnutls")));
        await CompareAsync(hellos);
    }

    private static async Task CompareAsync(IReadOnlyList<(string Name, byte[] Bytes)> hellos)
    {
        var theirs = await LinesAsync(hellos, ProxyOptions.ForHAProxy);
        var ours = await LinesAsync(hellos, ProxyOptions.ForActorProxy);
        Assert.All(theirs, static one => Assert.Contains(" type=1 ", one, StringComparison.Ordinal));
        Assert.Equal(theirs, ours);
    }

    /// <summary>What each proxy logs of each hello, once sent whole and once in two pieces.</summary>
    private static async Task<List<string>> LinesAsync(IReadOnlyList<(string Name, byte[] Bytes)> hellos, ProxyOptions options)
    {
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var rules = string.Concat(Fetches.Select(static (fetch, index) => $"    tcp-request content set-var(sess.f{index}) {fetch} if {{ req.ssl_hello_type 1 }}\n"));
        await using var proxy = await ProxyProcess.StartAsync(
            $$"""
            global
                nbthread 1
            defaults
                mode tcp
                timeout connect 20s
                timeout client 60s
                timeout server 60s
            frontend fe
                bind 127.0.0.1:{{port}}
                log {{log.Address}} format rfc3164 local0
                log-format "hello type=%[var(sess.f0)] sni=%[var(sess.f1)] alpn=%[var(sess.f2)] ver=%[var(sess.f3)] ec=%[var(sess.f4)] ticket=%[var(sess.f5)]"
                tcp-request inspect-delay 30s
            {{rules}}
                tcp-request content reject if { req.ssl_hello_type 1 }

            """, options);
        var lines = new List<string>();
        foreach (var (name, bytes) in hellos)
        {
            foreach (var cut in new[] { 0, bytes.Length / 2 })
            {
                using var client = await TcpClientProbe.ConnectAsync(port);
                await client.SendAsync(bytes.AsMemory(0, cut));
                await proxy.Runtime.AskAsync("show info");
                await client.SendAsync(bytes.AsMemory(cut));
                await client.EndAsync();
                var messages = await log.MessagesAsync("hello ", lines.Count + 1);
                lines.Add($"{name} cut at {cut}: {messages[^1][messages[^1].IndexOf(" type=", StringComparison.Ordinal)..]}");
            }
        }

        return lines;
    }
}
