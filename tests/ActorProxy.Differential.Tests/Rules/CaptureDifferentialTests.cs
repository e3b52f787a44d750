using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>What rules capture of a stream, and how logs show it, beside haproxy's: <c>tcp-request content capture</c>, <c>declare capture</c>, <c>capture-req</c>, <c>capture.req.hdr</c>.</summary>
public sealed class CaptureDifferentialTests
{
    private const string All = "%hr|%hrl|%hs|%hsl|%[capture.req.hdr(0)]|%[capture.req.hdr(1)]|%[capture.res.hdr(0)]|%[var(txn.x)]";
    private const string Wait = "tcp-request inspect-delay 5s; tcp-request content accept if WAIT_END; ";

    /// <summary>Lines of the frontend, lines of the backend, and the log's format.</summary>
    private static readonly (string Frontend, string Backend, string Format)[] Cases =
    [
        ("tcp-request inspect-delay 5s; tcp-request content capture req.payload(0,5) len 3 if { req.len ge 5 }", "", All),
        ("tcp-request content capture src len 30; tcp-request content capture req.payload(0,0) len 30 if { always_false }", "", All),
        ("tcp-request content capture src len 30 if { src 1.1.1.1 }; tcp-request content capture str(a|b{c}) len 30", "", All),
        ("declare capture request len 10; declare capture response len 5; tcp-request content set-var(txn.x) str(abcdefghijklmn),capture-req(0)", "tcp-response content set-var(txn.y) str(response),capture-res(0)", All),
        ("declare capture request len 10; tcp-request content set-var(txn.x) str(abc),capture-req(1)", "", All),
        ("declare capture response len 10; tcp-request content set-var(txn.x) str(abc),capture-res(0),upper", "", All),
        ("declare capture request len 5; tcp-request session set-var(sess.x) src,capture-req(0)", "", All),
        ("declare capture request len 5; tcp-request content capture src len 4; tcp-request content capture src len 6", "", All),
        ("tcp-request content capture src len 5; tcp-request content capture dst len 20 if { always_false }; declare capture request len 3; tcp-request content set-var(txn.x) str(abcdefgh),capture-req(2)", "", All),
        ("tcp-request content capture src upper len 20; tcp-request content set-var-fmt(txn.x) \"%hr-%hrl-%hs\"", "", All),
        ("tcp-request content capture str() len 20", "", "%hr %hrl %[capture.req.hdr(0)] %{+Q}[capture.req.hdr(0)] %[capture.req.hdr(0),length] %{+Q}hrl"),
        ("tcp-request content capture bin(01097f80c3a9ff20) len 20; tcp-request content capture int(5) len 20", "", "%hr %hrl %{+Q}hr %{+E}hr %{+Q,+E}hrl"),
        ("tcp-request content capture str('#\\\"[]{}|:;') len 20; tcp-request content capture src,ipmask(8) len 4", "", "%hr %hrl %{+Q}hr %{+E}hr %{+Q,+E}hrl"),
        ("declare capture request len 4; declare capture request len 4", "", "a %hrl %{+Q}hrl %hr %hs b %hsl  c"),
        ("declare capture response len 4", "", "a %hr %hs b %hrl c %hsl d %{+Q}hsl"),
        ("", "", "a %hr b %hrl c %hs d %hsl e %[capture.req.hdr(0)] %[capture.res.hdr(3)]"),
        ("tcp-request content capture src len 20; use_backend be if { capture.req.hdr(0) 127.0.0.1 }", "", "%hr %b"),
        ("declare capture request len 9", "tcp-request content set-var(txn.x) str(in-backend),capture-req(0)", All),
        ("tcp-request content capture int(-1) len 999999; tcp-request content capture bool(1) len 1", "", All),
        ($"{Wait}tcp-request content capture src len 20", "", All),
    ];

    [Fact]
    public async Task Streams_have_what_haproxys_have()
    {
        var theirs = await LinesAsync(ProxyOptions.ForHAProxy);
        Assert.Contains("case 0 <{hel}|hel|||hel|-|-|->", theirs[0], StringComparison.Ordinal);
        Assert.Equal(theirs, await LinesAsync(ProxyOptions.ForActorProxy));
    }

    private static async Task<string[]> LinesAsync(ProxyOptions options)
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var ports = FreePort.Next(Cases.Length);
        var sections = Cases.Select((one, i) => $"frontend f{i}\n    bind 127.0.0.1:{ports[i]}\n    log-format \"case {i} <{one.Format}> %B\"\n{Lines(one.Frontend)}    default_backend b{i}\nbackend b{i}\n{Lines(one.Backend)}    server s1 {server.Address}\n");
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 30s
                timeout server 30s
                log {log.Address} format raw local0
            {string.Concat(sections)}
            backend be
                server s1 {server.Address}

            """, options);
        var lines = new string[Cases.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(ports[i]);
            Assert.Equal("hello", await client.AskAsync("hello"));
            client.HalfClose();
            await client.EndAsync();
            lines[i] = $"{Cases[i]}: {await log.MessageAsync($"^case {i} ")}";
        }

        return lines;
    }

    private static string Lines(string text) => string.Concat(text.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(static line => $"    {line}\n"));
}
