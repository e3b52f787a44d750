namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>What operators do to servers, as clients see it.</summary>
public class ServerCommandTests
{
    private const string NeedsOneProcess = "haproxy's reload starts another process, which knows nothing of this";

    [Fact]
    public async Task A_moved_server_gets_new_connections_at_its_new_address()
    {
        using var before = TcpServer.Named("before");
        using var after = TcpServer.Named("after");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, before));
        using var old = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("before", await old.ReadLineAsync());

        Assert.Equal($"no need to change the addr, port changed from '{before.Port}' to '{after.Port}' by 'stats socket command'\n\n",
            await proxy.Runtime.AskAsync($"set server app/s1 addr 127.0.0.1 port {after.Port}"));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("after", await client.ReadLineAsync());
        Assert.Equal("still there", await old.AskAsync("still there"));
    }

    [Fact]
    public async Task A_moved_server_stays_there_until_its_configured_address_changes()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var one = TcpServer.Named("one");
        using var two = TcpServer.Named("two");
        using var three = TcpServer.Named("three");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, one));
        await proxy.Runtime.AskAsync($"set server app/s1 addr 127.0.0.1 port {two.Port}");

        await ReloadAsync(proxy, Relay.Configuration(port, $"server s1 {one.Address} weight 7"));
        Assert.Equal("two", await GreetingAsync(port));

        await ReloadAsync(proxy, Relay.Configuration(port, three));
        Assert.Equal("three", await GreetingAsync(port));
    }

    [Fact]
    public async Task A_moved_servers_checks_move_with_it()
    {
        var down = TcpServer.Named("down");
        using var up = TcpServer.Named("up");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, $"server s1 {down.Address} check inter 50ms rise 1 fall 1"));
        down.Dispose();
        await HasStatusAsync(proxy, "DOWN");

        await proxy.Runtime.AskAsync($"set server app/s1 addr 127.0.0.1 port {up.Port}");

        await HasStatusAsync(proxy, "UP");
        Assert.Equal("up", await GreetingAsync(port));
    }

    [Fact]
    public async Task Checks_can_be_sent_elsewhere()
    {
        using var server = TcpServer.Named("s1");
        using var health = TcpServer.Echo();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, $"server s1 {server.Address} check inter 50ms rise 1 fall 1"));
        await HasStatusAsync(proxy, "UP");

        Assert.Equal("\n", await proxy.Runtime.AskAsync("set server app/s1 check-port 1"));
        await HasStatusAsync(proxy, "DOWN");
        Assert.Equal("\n", await proxy.Runtime.AskAsync($"set server app/s1 check-addr 127.0.0.1 port {health.Port}"));

        await HasStatusAsync(proxy, "UP");
        Assert.Contains($" {health.Port} 127.0.0.1 - 0\n", await proxy.Runtime.AskAsync("show servers state app"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_raised_maxconn_serves_who_waits()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, $"server s1 {server.Address} maxconn 1"));
        using var first = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await first.ReadLineAsync());
        using var second = await TcpClientProbe.ConnectAsync(port);
        await Eventually.HoldsAsync("the second waits", async () => (await proxy.Runtime.StatAsync())["app", "BACKEND"].Number("qcur") == 1);

        Assert.Equal("\n", await proxy.Runtime.AskAsync("set maxconn server app/s1 2"));

        Assert.Equal("s1", await second.ReadLineAsync());
        Assert.Equal("2", (await proxy.Runtime.StatAsync())["app", "s1"]["slim"]);
    }

    [Fact]
    public async Task A_draining_server_keeps_its_sessions_and_gets_no_other()
    {
        using var one = TcpServer.Named("one");
        using var two = TcpServer.Named("two");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, "balance first", $"server one {one.Address}", $"server two {two.Address}"));
        using var old = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("one", await old.ReadLineAsync());

        await proxy.Runtime.AskAsync("set server app/one state drain");
        Assert.Equal("two", await GreetingAsync(port));
        Assert.Equal("still there", await old.AskAsync("still there"));

        await proxy.Runtime.AskAsync("set server app/one state ready");
        Assert.Equal("one", await GreetingAsync(port));
    }

    [Fact]
    public async Task A_servers_health_can_be_forced()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, $"server s1 {server.Address} check inter 1m"));

        await proxy.Runtime.AskAsync("set server app/s1 health down");
        await HasStatusAsync(proxy, "DOWN");
        await proxy.Runtime.AskAsync("set server app/s1 health up");
        await HasStatusAsync(proxy, "UP");
    }

    [Fact]
    public async Task Servers_and_backends_can_be_named_by_their_numbers()
    {
        using var server = TcpServer.Named("s1");
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(FreePort.Next(), $"server s1 {server.Address} id 7"));

        Assert.Equal("\n1 (initial 1)\n\nNo such server.\n\n", await proxy.Runtime.AskAsync("set weight #3/#7 100%; get weight #3/s1; get weight #3/#1"));
    }

    private static async Task<string> GreetingAsync(int port)
    {
        using var client = await TcpClientProbe.ConnectAsync(port);
        return await client.ReadLineAsync();
    }

    private static async Task HasStatusAsync(ProxyProcess proxy, string status) =>
        await Eventually.HoldsAsync($"s1 is {status}", async () => (await proxy.Runtime.StatAsync())["app", "s1"].Status == status);

    private static async Task ReloadAsync(ProxyProcess proxy, string configuration)
    {
        proxy.ReplaceConfiguration(configuration);
        Assert.StartsWith("Success=1\n", await proxy.Runtime.AskAsync("reload"), StringComparison.Ordinal);
    }
}
