namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>A proxy that may open few descriptors: its own limit comes first, and who waits is served later.</summary>
public class DescriptorFaultTests
{
    [Fact]
    public async Task Connections_beyond_what_the_descriptors_allow_wait_and_none_is_lost()
    {
        using var server = TcpServer.Named("s1");
        await using var relay = await FaultyRelay.StartAsync(server.Address, options: new ProxyOptions { DescriptorLimit = (400, 400) }, maxconn: 1000);
        var limit = int.Parse((await relay.Proxy.Runtime.InfoAsync())["Maxconn"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(limit, 100, 199);

        var clients = new List<TcpClientProbe>();
        for (var i = 0; i < limit + 20; i++)
            clients.Add(await relay.ConnectAsync());

        // The kernel accepted all of them; the proxy takes as many as it can serve, in their order.
        foreach (var client in clients.Take(limit))
            Assert.Equal("s1", await client.ReadLineAsync());
        await Eventually.HoldsAsync("the frontend is full", async () => (await relay.StatAsync("FRONTEND")).Number("scur") == limit);
        Assert.Equal(limit, server.Accepted);

        foreach (var client in clients.Take(limit))
            client.Dispose();
        foreach (var client in clients.Skip(limit))
        {
            Assert.Equal("s1", await client.ReadLineAsync());
            Assert.Equal("hello", await client.AskAsync("hello"));
            client.Dispose();
        }

        await relay.EverySlotIsBackAsync();
        Assert.InRange(relay.Proxy.OpenDescriptors, 1, 80);
    }

    [Fact]
    public async Task A_running_proxy_that_gets_no_descriptor_says_so_pauses_and_goes_on_when_it_gets_some()
    {
        using var server = TcpServer.Named("s1");
        await using var relay = await FaultyRelay.StartAsync(server.Address, maxconn: 10);
        using var first = await relay.ConnectAsync();
        Assert.Equal("s1", await first.ReadLineAsync());
        await LimitAsync(relay, "3:");

        using var second = await relay.ConnectAsync();
        await Eventually.HoldsAsync("the proxy says what is missing", () => relay.Proxy.Output.Text.Contains("can't accept", StringComparison.Ordinal), found: () => relay.Proxy.Output.Text);
        Assert.Equal("still served", await first.AskAsync("still served"));

        await LimitAsync(relay, "400:");
        Assert.Equal("s1", await second.ReadLineAsync());
        first.Dispose();
        second.Dispose();
        await relay.EverySlotIsBackAsync();
    }

    /// <summary>Sets the soft limit of descriptors of the running proxy; those that are open stay.</summary>
    private static async Task LimitAsync(FaultyRelay relay, string limit)
        => Assert.Equal(0, (await Command.RunAsync("prlimit", [$"--pid={relay.Proxy.Pid}", $"--nofile={limit}"])).ExitCode);

    [Fact]
    public async Task The_soft_limit_is_raised_to_the_hard_one_at_the_start()
    {
        using var server = TcpServer.Named("s1");
        await using var relay = await FaultyRelay.StartAsync(server.Address, options: new ProxyOptions { DescriptorLimit = (64, 1000) }, maxconn: 1000);

        var info = await relay.Proxy.Runtime.InfoAsync();

        Assert.InRange(int.Parse(info["Maxconn"], System.Globalization.CultureInfo.InvariantCulture), 300, 500);
    }
}
