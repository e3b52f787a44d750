using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>What operators do to frontends, as clients see it.</summary>
public class FrontendCommandTests
{
    private const string NeedsOneProcess = "haproxy's reload starts another process, which knows nothing of this";

    [Fact]
    public async Task A_disabled_frontend_refuses_clients_and_keeps_those_it_has()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var old = await ConnectAsync(port);

        Assert.Equal("\n", await proxy.Runtime.AskAsync("disable frontend in"));
        await IsRefusedAsync(port);
        Assert.Equal("PAUSED", (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Status);
        Assert.Equal("still there", await old.AskAsync("still there"));
        Assert.Equal("All sockets are already disabled.\n\n", await proxy.Runtime.AskAsync("disable frontend in"));

        Assert.Equal("\n", await proxy.Runtime.AskAsync("enable frontend #2"));
        using var client = await ConnectAsync(port);
        Assert.Equal("OPEN", (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Status);
        Assert.Equal("All sockets are already enabled.\n\n", await proxy.Runtime.AskAsync("enable frontend in"));
    }

    [Fact]
    public async Task A_disabled_frontend_stays_so_over_a_reload()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        await proxy.Runtime.AskAsync("disable frontend in");

        await ReloadAsync(proxy, Relay.Configuration(port, $"server s1 {server.Address} weight 9"));
        await IsRefusedAsync(port);

        await proxy.Runtime.AskAsync("enable frontend in");
        using var client = await ConnectAsync(port);
    }

    [Fact]
    public async Task A_frontend_that_the_configuration_drops_and_brings_back_is_enabled()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        var configuration = Relay.Configuration(port, server) + $"frontend other\n    bind 127.0.0.1:{FreePort.Next()}\n    default_backend app\n";
        await using var proxy = await ProxyProcess.StartAsync(configuration);
        await proxy.Runtime.AskAsync("disable frontend in");

        await ReloadAsync(proxy, configuration.Replace("frontend in\n", "frontend in\n    disabled\n", StringComparison.Ordinal));
        Assert.Equal("Frontend was previously shut down, cannot enable.\n\n", await proxy.Runtime.AskAsync("enable frontend in"));
        await ReloadAsync(proxy, configuration);

        using var client = await ConnectAsync(port);
    }

    [Fact]
    public async Task A_frontend_that_was_shut_down_leaves_its_address_until_the_next_reload()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var old = await ConnectAsync(port);

        Assert.Equal("\n", await proxy.Runtime.AskAsync("shutdown frontend in"));
        await IsRefusedAsync(port);
        Assert.Equal("STOP", (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Status);
        Assert.Equal("Frontend was already shut down.\n\n", await proxy.Runtime.AskAsync("shutdown frontend in"));
        Assert.Equal("Frontend was previously shut down, cannot enable.\n\n", await proxy.Runtime.AskAsync("enable frontend in"));
        Assert.Equal("still there", await old.AskAsync("still there"));

        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        old.Dispose();
        await Eventually.HoldsAsync("the last connection is gone", async () => (await proxy.Runtime.InfoAsync())["CurrConns"] == "0");
        await ReloadAsync(proxy, Relay.Configuration(port, server));
        using var client = await ConnectAsync(port);
    }

    [Fact]
    public async Task A_frontends_maxconn_can_be_changed_and_stays_until_the_configured_one_changes()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NeedsOneProcess);
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        string Configuration(int limit, int weight) =>
            Relay.Configuration(port, $"server s1 {server.Address} weight {weight}").Replace("frontend in\n", $"frontend in\n    maxconn {limit}\n", StringComparison.Ordinal);
        await using var proxy = await ProxyProcess.StartAsync(Configuration(100, 1));

        Assert.Equal("\n", await proxy.Runtime.AskAsync("set maxconn frontend in 1"));
        using var first = await ConnectAsync(port);
        using var second = await TcpClientProbe.ConnectAsync(port);
        var greeting = second.ReadLineAsync();
        await ReloadAsync(proxy, Configuration(100, 2));
        Assert.Equal("1", (await proxy.Runtime.StatAsync())["in", "FRONTEND"]["slim"]);
        Assert.False(greeting.IsCompleted);

        await ReloadAsync(proxy, Configuration(50, 2));
        Assert.Equal("50", (await proxy.Runtime.StatAsync())["in", "FRONTEND"]["slim"]);
        Assert.Equal("s1", await greeting);
    }

    [Fact]
    public async Task The_processs_maxconn_can_be_lowered_and_set_back()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server) + "global\n    maxconn 200\n");

        Assert.Equal("Value out of range.\n\n", await proxy.Runtime.AskAsync("set maxconn global 201"));
        Assert.Equal("\n", await proxy.Runtime.AskAsync("set maxconn global 1"));
        using var first = await ConnectAsync(port);
        using var second = await TcpClientProbe.ConnectAsync(port);
        var greeting = second.ReadLineAsync();
        var info = await proxy.Runtime.InfoAsync();
        Assert.Equal(("1", "200"), (info["Maxconn"], info["Hard_maxconn"]));
        Assert.False(greeting.IsCompleted);

        Assert.Equal("\n", await proxy.Runtime.AskAsync("set maxconn global 0"));
        Assert.Equal("s1", await greeting);
    }

    private static async Task<TcpClientProbe> ConnectAsync(int port)
    {
        var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        return client;
    }

    private static async Task IsRefusedAsync(int port)
    {
        var error = await Assert.ThrowsAsync<SocketException>(() => TcpClientProbe.ConnectAsync(port));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    private static async Task ReloadAsync(ProxyProcess proxy, string configuration)
    {
        proxy.ReplaceConfiguration(configuration);
        Assert.StartsWith("Success=1\n", await proxy.Runtime.AskAsync("reload"), StringComparison.Ordinal);
    }
}
