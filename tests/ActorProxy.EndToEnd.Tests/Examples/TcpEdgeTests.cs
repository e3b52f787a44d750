namespace ActorProxy.EndToEnd.Tests.Examples;

/// <summary>examples/tcp-edge as its README describes it.</summary>
public sealed class TcpEdgeTests
{
    [Fact]
    public async Task Every_one_of_1000_names_reaches_its_farm_and_others_the_rest()
    {
        await using var edge = await TcpEdge.StartAsync();
        var sites = edge.Sites();
        Assert.Equal(1000, sites.Count);

        await Parallel.ForEachAsync(sites, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (site, _) =>
            Assert.Equal(site.Backend + "1", await edge.GreetingAsync(site.Name)));

        Assert.Equal("blue1", await edge.GreetingAsync("SITE0001.example.NET"));
        Assert.Equal("unknown1", await edge.GreetingAsync("site1001.example.net"));
        using var plain = await TcpClientProbe.ConnectAsync(edge.TlsPort);
        await plain.SendLineAsync("GET / HTTP/1.0\n");
        Assert.Equal("", (await plain.EndAsync()).Text);
    }

    [Fact]
    public async Task A_line_in_the_map_closes_one_site_and_leaves_its_connections()
    {
        await using var edge = await TcpEdge.StartAsync();
        using var before = await edge.ConnectAsync("site0007.example.net");
        Assert.Equal("blue1", await before.ReadLineAsync());

        await edge.Proxy.Runtime.AskAsync("add map maintenance.map site0007.example.net closed");

        Assert.Null(await edge.GreetingAsync("site0007.example.net"));
        Assert.Equal("blue1", await edge.GreetingAsync("site0009.example.net"));
        await before.SendLineAsync("still here");
        // The server echoes the hello first, which may have bytes like those of a line's end.
        while (!(await before.ReadLineAsync()).EndsWith("still here", StringComparison.Ordinal))
            continue;

        await edge.Proxy.Runtime.AskAsync("del map maintenance.map site0007.example.net");
        Assert.Equal("blue1", await edge.GreetingAsync("site0007.example.net"));
    }

    [Fact]
    public async Task A_user_keeps_the_desktop_and_a_routing_cookie_goes_before_the_name()
    {
        await using var edge = await TcpEdge.StartAsync();
        var desktops = new HashSet<string?>();
        foreach (var user in Enumerable.Range(0, 40).Select(static i => $"user{i}"))
        {
            var first = await edge.DesktopAsync($"mstshash={user}");
            desktops.Add(first);
            Assert.Equal(first, await edge.DesktopAsync($"mstshash={user}"));
        }

        Assert.Equal(["desktop1", "desktop2", "desktop3"], desktops.Order());
        foreach (var number in Enumerable.Range(1, 3))
            Assert.Equal($"desktop{number}", await edge.DesktopAsync("msts=" + edge.RoutingCookie($"desktop{number}")));
    }

    [Fact]
    public async Task Connections_beyond_the_rate_are_closed_and_counted()
    {
        await using var edge = await TcpEdge.StartAsync(connectionsPerSecond: 20);

        var greetings = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => edge.GreetingAsync("site0001.example.net")));

        var served = greetings.Count(static one => one == "blue1");
        Assert.InRange(served, 20, 99);
        var stat = StatTable.Parse(await edge.Proxy.Runtime.AskAsync("show stat"));
        Assert.Equal(100 - served, stat["tls", "FRONTEND"].Number("dcon"));
    }

    [Fact]
    public async Task An_address_that_an_operator_blocks_is_kept_out()
    {
        await using var edge = await TcpEdge.StartAsync();
        Assert.Equal("blue1", await edge.GreetingAsync("site0001.example.net"));

        await edge.Proxy.Runtime.AskAsync("add acl blocked.acl 127.0.0.0/8");
        Assert.Null(await edge.GreetingAsync("site0001.example.net"));
        Assert.Null(await edge.DesktopAsync("mstshash=user1"));

        await edge.Proxy.Runtime.AskAsync("del acl blocked.acl 127.0.0.0/8");
        Assert.Equal("blue1", await edge.GreetingAsync("site0001.example.net"));
    }
}
