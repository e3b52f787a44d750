using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>What operators see of clients' sessions, and how they end them.</summary>
public class SessionCommandTests
{
    [Fact]
    public async Task Sessions_are_shown_with_both_their_ends()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await ConnectAsync(port);

        var line = Assert.Single(await SessionsAsync(proxy));

        Assert.Matches("^0x[0-9a-f]+: ", line);
        Assert.Contains($" proto=tcpv4 src={client.LocalEndPoint} fe=in be=app srv=s1 ts=", line, StringComparison.Ordinal);
        var details = await proxy.Runtime.AskAsync("show sess " + line[..line.IndexOf(':', StringComparison.Ordinal)]);
        Assert.Contains($"  frontend=in (id=2 mode=tcp), listener=? (id=1) addr=127.0.0.1:{port}\n".Replace("?", ProxyExecutable.IsStandIn ? "?" : "sock-1", StringComparison.Ordinal), details, StringComparison.Ordinal);
        Assert.Contains($"  server=s1 (id=1) addr={server.Address}\n", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_session_can_be_ended()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var ended = await ConnectAsync(port);
        using var kept = await ConnectAsync(port);
        var line = (await SessionsAsync(proxy)).Single(one => one.Contains($"src={ended.LocalEndPoint} ", StringComparison.Ordinal));
        var id = line[..line.IndexOf(':', StringComparison.Ordinal)];

        Assert.Equal("\n", await proxy.Runtime.AskAsync("shutdown session " + id));
        await ended.EndAsync();
        Assert.Equal("still there", await kept.AskAsync("still there"));
        await Eventually.HoldsAsync("one session is left", async () => (await SessionsAsync(proxy)).Count == 1);
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy names sessions by their memory, which the next one may get");
        Assert.Equal("No such session (use 'show sess').\n\n", await proxy.Runtime.AskAsync("shutdown session " + id));
    }

    [Fact]
    public async Task An_ended_session_is_logged_as_killed_and_its_slot_is_free()
    {
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync($"global\n    log {log.Address} local0\n" + Relay.Configuration(port, "log global", "option tcplog", $"server s1 {server.Address} maxconn 1")
            .Replace("frontend in\n", "frontend in\n    log global\n    option tcplog\n", StringComparison.Ordinal));
        using var first = await ConnectAsync(port);
        using var second = await TcpClientProbe.ConnectAsync(port);
        await Eventually.HoldsAsync("the second waits", async () => (await proxy.Runtime.StatAsync())["app", "BACKEND"].Number("qcur") == 1);

        Assert.Equal("\n", await proxy.Runtime.AskAsync("shutdown sessions server app/s1"));

        await first.EndAsync();
        Assert.Equal("s1", await second.ReadLineAsync());
        await log.MessageAsync(" app/s1 .* K- ");
    }

    [Fact]
    public async Task Sessions_can_be_chosen_by_where_they_are()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy 2.6 shows all");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await ConnectAsync(port);

        Assert.Single(await SessionsAsync(proxy, "server app/s1"));
        Assert.Empty(await SessionsAsync(proxy, "server app/s2"));
        Assert.Empty(await SessionsAsync(proxy, "older 1h"));
    }

    [Fact]
    public async Task A_thousand_sessions_are_shown_in_one_answer()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        var clients = new List<TcpClientProbe>();
        try
        {
            for (var i = 0; i < 1000; i++)
                clients.Add(await ConnectAsync(port));

            Assert.Equal(1000, (await SessionsAsync(proxy)).Count);
        }
        finally
        {
            clients.ForEach(static client => client.Dispose());
        }
    }

    [Fact]
    public async Task Counters_can_be_cleared()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using (await ConnectAsync(port))
        using (await ConnectAsync(port))
        {
        }

        await Eventually.HoldsAsync("both sessions are counted", async () =>
            (await proxy.Runtime.StatAsync())["app", "s1"] is var row && (row.Number("stot"), row.Number("scur"), row.Number("smax")) == (2, 0, 2));
        Assert.Equal("\n", await proxy.Runtime.AskAsync("clear counters"));
        Assert.Equal((2, 0), await FiguresAsync());
        Assert.Equal("\n", await proxy.Runtime.AskAsync("clear counters all"));
        Assert.Equal((0, 0), await FiguresAsync());

        async Task<(long Total, long Most)> FiguresAsync()
        {
            var stat = await proxy.Runtime.StatAsync();
            var rows = new[] { stat["in", "FRONTEND"], stat["app", "BACKEND"], stat["app", "s1"] };
            return (rows.Max(static row => row.Number("stot")), rows.Max(static row => row.Number("smax")));
        }
    }

    private static async Task<TcpClientProbe> ConnectAsync(int port)
    {
        var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        return client;
    }

    private static async Task<List<string>> SessionsAsync(ProxyProcess proxy, string filter = "") =>
        [.. (await proxy.Runtime.AskAsync(string.Create(CultureInfo.InvariantCulture, $"show sess {filter}"))).Split('\n').Where(static line => line.Contains(" fe=in ", StringComparison.Ordinal))];
}
