namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>An address moves from one node to another, and a client looks on.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task The_better_node_has_the_address_and_serves_on_it()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartAsync(0, priority: 100);
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.StartAsync(1, priority: 150);
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.UntilStateAsync(0, "BACKUP");
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
        await using var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.Service);
        await probe.UntilAnsweredAsync(probe.Now);
        Assert.Equal("node1", probe.AnswersSince(TimeSpan.Zero).First().Answer);
    }

    [Fact]
    public async Task Nodes_that_know_each_other_by_address_need_no_multicast()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartAsync(0, priority: 150, $"peers = [\"{cluster.Network.AddressOf(1)}\"]");
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.StartAsync(1, priority: 100, $"peers = [\"{cluster.Network.AddressOf(0)}\"]");
        await cluster.UntilStateAsync(1, "BACKUP");
        await cluster.Network.IsolateAsync(0);
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.Network.RejoinAsync(0);
        await cluster.UntilStateAsync(1, "BACKUP");
        Assert.Equal(0, Assert.Single(await cluster.HoldersAsync()));
    }

    [Fact]
    public async Task An_IPv6_address_moves_as_one_of_IPv4_does()
    {
        await using var cluster = await FloatingCluster.CreateIPv6Async(2, "interval = 100ms");
        await using var probe = await StartAsync(cluster);
        var began = probe.Now;
        cluster.Nodes[0]!.Send(Signal.Terminate);
        await cluster.UntilStateAsync(1, "MASTER");
        await Eventually.HoldsAsync("the other node answers", () => probe.AnswersSince(began).Any(static one => one.Answer == "node1"));
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
        AssertOutage(probe, began, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_planned_stop_costs_the_client_next_to_nothing()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2);
        await using var probe = await StartAsync(cluster);
        var began = probe.Now;
        cluster.Nodes[0]!.Send(Signal.Terminate);
        await cluster.UntilStateAsync(1, "MASTER");
        await probe.UntilAnsweredAsync(probe.Now, 50);
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));

        // The documents' skew time alone would be 609 ms.
        AssertOutage(probe, began, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task The_address_leaves_a_node_whose_proxy_was_killed_and_the_proxy_comes_back()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2);
        await using var probe = await StartAsync(cluster);
        var began = probe.Now;
        var killed = await cluster.ServingProcessAsync(0);
        Assert.NotEqual(cluster.Nodes[0]!.Pid, killed);
        Signals.Send(killed, Signal.Kill);
        await Eventually.HoldsAsync("the other node answers", () => probe.AnswersSince(began).Any(static one => one.Answer == "node1"));
        await Eventually.HoldsAsync("the better node is back", async () => (await cluster.HoldersAsync()) is [0], Deadlines.Load);

        // Three intervals without an advertisement would be more than three seconds: the guardian has said that the master is gone.
        AssertOutage(probe, began, TimeSpan.FromSeconds(1));
    }

    /// <summary>The first node serves a client, the second one is its backup.</summary>
    private static async Task<OutageProbe> StartAsync(FloatingCluster cluster)
    {
        await cluster.StartPairAsync();
        var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.Service);
        await probe.UntilAnsweredAsync(probe.Now, 50);
        return probe;
    }

    private static void AssertOutage(OutageProbe probe, TimeSpan since, TimeSpan most)
    {
        var outage = probe.LongestOutageSince(since);
        TestContext.Current.TestOutputHelper!.WriteLine($"outage {outage.TotalMilliseconds:0.0} ms");
        Assert.InRange(outage, TimeSpan.Zero, most);
    }
}
