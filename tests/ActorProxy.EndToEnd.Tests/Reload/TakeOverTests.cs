namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>A new process takes the listeners of a running one over its stats socket, under load (management.txt: -x, -sf).</summary>
[Collection(nameof(HeavyLoad))]
public class TakeOverTests(ITestOutputHelper output)
{
    [Fact]
    public Task Takes_over_from_a_running_haproxy_without_losing_a_connection() => TakesOverAsync(ProxyOptions.ForHAProxy);

    [Fact]
    public Task Takes_over_from_a_running_actorproxy_without_losing_a_connection() => TakesOverAsync(ProxyOptions.ForActorProxy);

    private async Task TakesOverAsync(ProxyOptions from)
    {
        using var server = TcpServer.Echo();
        var ports = FreePort.Next(2);
        await using var old = await ProxyProcess.StartAsync(Configuration(ports, server, "old"), from);
        using var longLived = await LongLivedConnections.OpenAsync(ports[1], 200);
        longLived.KeepExchanging();
        var load = ConnectionLoad.Start(ports[0], perSecond: 600);
        await Eventually.HoldsAsync("the load runs", () => load.SoFar.Served > 300);

        await using var taken = await ProxyProcess.StartAsync(Configuration(ports, server, "new"), new ProxyOptions { TakesOverFrom = old });
        var served = load.SoFar.Served;
        await Eventually.HoldsAsync("the new process serves the load", () => load.SoFar.Served > served + 600);
        var stat = await taken.Runtime.StatAsync();
        Assert.True(stat["app", "new"].Number("stot") > 0, "the new process has served nothing");
        // The old one keeps the connections that it has, and only these keep it.
        Assert.False(old.HasExited);
        var exchanged = await longLived.StopExchangingAsync();
        longLived.Dispose();
        Assert.Equal(0, await old.ExitAsync());

        var result = await load.StopAsync();
        output.WriteLine($"new connections: {result}");
        output.WriteLine($"long-lived: {exchanged}");
        Assert.True(result.IsWhole, $"new connections: {result}");
        Assert.True(exchanged.IsWhole, $"long-lived connections: {exchanged}");
    }

    private static string Configuration(int[] ports, TcpServer server, string name) => $"""
        global
            nbthread 2
        defaults
            mode tcp
            timeout connect 5s
            timeout client 5m
            timeout server 5m
        frontend in
            bind 127.0.0.1:{ports[0]}
            bind 127.0.0.1:{ports[1]}
            default_backend app
        backend app
            server {name} {server.Address}

        """;
}
