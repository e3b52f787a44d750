namespace ActorProxy.EndToEnd.Tests.Limits;

/// <summary>Limits per second over reloads and several loops (configuration.txt 3.2 "maxconnrate", 4.2 "rate-limit sessions").</summary>
public class RateLimitTests
{
    [Fact]
    public async Task Two_loops_together_keep_a_frontends_rate()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync("global\n    nbthread 2\n" + Relay.Configuration(port, server).Replace("frontend in\n", "frontend in\n    rate-limit sessions 50\n", StringComparison.Ordinal));

        await Task.WhenAll(Enumerable.Range(0, 120).Select(async _ =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("s1", await client.ReadLineAsync());
        }));

        // Each loop looks before it accepts, so both may find the last place of a second.
        Assert.InRange((await proxy.Runtime.StatAsync())["in", "FRONTEND"].Number("rate_max"), 40, 51);
        Assert.Equal(120, server.Accepted);
    }

    [Fact]
    public async Task A_rate_set_at_run_time_outlives_a_reload_and_lifting_it_lets_in_who_waits()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync("global\n    maxconnrate 1000\n" + Relay.Configuration(port, server));

        await proxy.Runtime.AskAsync("set rate-limit connections global 1");
        Assert.True(await proxy.Runtime.AskAsync("reload") is var answer && answer.StartsWith("Success=1", StringComparison.Ordinal), answer);
        Assert.Equal("1", (await proxy.Runtime.InfoAsync())["ConnRateLimit"]);
        var clients = new List<TcpClientProbe>();
        for (var i = 0; i < 40; i++)
            clients.Add(await TcpClientProbe.ConnectAsync(port));
        var greeted = clients.Select(client => client.ReadLineAsync()).ToList();
        await greeted[0];
        Assert.Contains(greeted, static one => !one.IsCompleted);

        await proxy.Runtime.AskAsync("set rate-limit connections global 0");
        await Task.WhenAll(greeted);
        clients.ForEach(static client => client.Dispose());

        proxy.ReplaceConfiguration("global\n    maxconnrate 500\n" + Relay.Configuration(port, server));
        await proxy.Runtime.AskAsync("reload");
        Assert.Equal("500", (await proxy.Runtime.InfoAsync())["ConnRateLimit"]);
    }
}
