namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>What outlives a generation: counters, what operators and checks said about servers, and nothing that was configured anew.</summary>
public class StateAcrossReloadTests
{
    private const string NeedsOneProcess = "haproxy's reload starts another process, which knows nothing of this";

    [Fact]
    public async Task Counters_go_on()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Relay.Configuration(port, server));
        await ConnectTimesAsync(port, 3);

        await proxy.ReloadAsync(Relay.Configuration(port, $"server s1 {server.Address}", "server new 127.0.0.1:1 disabled"), ("app", "new"));
        await ConnectTimesAsync(port, 2);

        await Eventually.HoldsAsync("frontend, backend and server count five connections", async () =>
        {
            var stat = await proxy.Current.Runtime.StatAsync();
            return (stat["in", "FRONTEND"].Number("stot"), stat["app", "BACKEND"].Number("stot"), stat["app", "s1"].Number("stot")) == (5, 5, 5);
        });
    }

    [Fact]
    public async Task A_weight_of_the_runtime_API_holds_until_the_configured_one_changes()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        string Configuration(int weight, string more) => Relay.Configuration(port, $"server s1 {server.Address} weight {weight}", more);
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Configuration(10, ""));
        await proxy.Current.Runtime.AskAsync("set server app/s1 weight 77");

        await proxy.ReloadAsync(Configuration(10, "server new 127.0.0.1:1 disabled"), ("app", "new"));
        Assert.StartsWith("77 (initial 10)", await proxy.Current.Runtime.AskAsync("get weight app/s1"), StringComparison.Ordinal);

        await proxy.ReloadAsync(Configuration(20, "server newer 127.0.0.1:1 disabled"), ("app", "newer"));
        Assert.StartsWith("20 (initial 20)", await proxy.Current.Runtime.AskAsync("get weight app/s1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_in_maintenance_stays_there()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var one = TcpServer.Named("one");
        using var two = TcpServer.Named("two");
        var port = FreePort.Next();
        string[] servers = [$"server one {one.Address}", $"server two {two.Address}"];
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Relay.Configuration(port, servers));
        await proxy.Current.Runtime.AskAsync("set server app/one state maint");

        await proxy.ReloadAsync(Relay.Configuration(port, [.. servers, "server new 127.0.0.1:1 disabled"]), ("app", "new"));

        Assert.Equal("MAINT", (await proxy.Current.Runtime.StatAsync())["app", "one"].Status);
        for (var i = 0; i < 3; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("two", await client.ReadLineAsync());
        }
    }

    [Fact]
    public async Task A_server_that_checks_found_down_is_down_from_the_start()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var good = TcpServer.Named("good");
        var (port, nobody) = (FreePort.Next(), FreePort.Next());
        // The interval is so long that no check of the new generation can have found out by itself.
        string[] servers = [$"server broken 127.0.0.1:{nobody} check inter 1h fastinter 50ms fall 2", $"server good {good.Address}"];
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Relay.Configuration(port, servers));
        await Eventually.HoldsAsync("the check finds the server down", async () => (await proxy.Current.Runtime.StatAsync())["app", "broken"].Status == "DOWN");

        await proxy.ReloadAsync(Relay.Configuration(port, [.. servers, "server new 127.0.0.1:1 disabled"]), ("app", "new"));

        Assert.Equal("DOWN", (await proxy.Current.Runtime.StatAsync())["app", "broken"].Status);
        for (var i = 0; i < 3; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("good", await client.ReadLineAsync());
        }
    }

    [Fact]
    public async Task Connections_of_an_old_generation_are_shut_down_with_their_server()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        using var health = TcpServer.Start(ServerBehaviours.CloseAtOnce);
        var port = FreePort.Next();
        string[] servers = [$"server s1 {server.Address} check port {health.Port} inter 50ms fall 2 on-marked-down shutdown-sessions"];
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Relay.Configuration(port, servers));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        await proxy.ReloadAsync(Relay.Configuration(port, [.. servers, "server new 127.0.0.1:1 disabled"]), ("app", "new"));
        Assert.Equal("still here", await client.AskAsync("still here"));

        health.Dispose();

        Assert.Equal("", (await client.EndAsync()).Text);
        Assert.StartsWith("DOWN", (await proxy.Current.Runtime.StatAsync())["app", "s1"].Status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ReloadWay.Signal)]
    [InlineData(ReloadWay.RuntimeCommand)]
    public async Task A_bad_configuration_changes_nothing_and_says_why(ReloadWay way)
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(way, Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        var answer = await proxy.TryReloadAsync(Relay.Configuration(port, $"server s1 {server.Address}", "sorver s2 127.0.0.1:1"));

        var said = way == ReloadWay.RuntimeCommand ? answer : await proxy.Current.Output.LineAsync("'sorver'");
        Assert.Contains("'sorver'", said, StringComparison.Ordinal);
        Assert.Contains("haproxy.cfg:11", said, StringComparison.Ordinal);
        Assert.Equal("still here", await client.AskAsync("still here"));
        await ConnectTimesAsync(port, 3);
        Assert.DoesNotContain((await proxy.Current.Runtime.StatAsync()).Rows, r => r.Service == "s2");
    }

    [Fact]
    public async Task A_listener_that_is_gone_from_the_configuration_refuses_and_a_new_one_accepts()
    {
        using var server = TcpServer.Named("s1");
        var ports = FreePort.Next(2);
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Relay.Configuration(ports[0], server));
        using var client = await TcpClientProbe.ConnectAsync(ports[0]);
        Assert.Equal("s1", await client.ReadLineAsync());

        await proxy.ReloadAsync(Relay.Configuration(ports[1], $"server s1 {server.Address}", "server new 127.0.0.1:1 disabled"), ("app", "new"));

        await ConnectTimesAsync(ports[1], 1);
        await Eventually.HoldsAsync("the old address refuses", async () =>
        {
            try
            {
                using var late = await TcpClientProbe.ConnectAsync(ports[0]);
                return false;
            }
            catch (System.Net.Sockets.SocketException e) when (e.SocketErrorCode == System.Net.Sockets.SocketError.ConnectionRefused)
            {
                return true;
            }
        });
        Assert.Equal("still here", await client.AskAsync("still here"));
    }

    private static async Task ConnectTimesAsync(int port, int times)
    {
        for (var i = 0; i < times; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("s1", await client.ReadLineAsync());
        }
    }
}
