namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Three nodes of a cluster share two addresses: which are never on one node while another one is healthy, and have one owner each.</summary>
public sealed class SpreadTests
{
    [Fact]
    public async Task Two_addresses_are_on_two_nodes_whoever_dies_and_come_back_home()
    {
        await using var cluster = await StartAsync();
        var homes = await UntilSpreadAsync(cluster, [0, 1, 2]);
        foreach (var owner in homes)
        {
            await using var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.ServiceAt(Array.IndexOf(homes, owner)));
            await probe.UntilAnsweredAsync(probe.Now, 50);
            var began = probe.Now;
            Signals.Send(await cluster.ServingProcessAsync(owner), Signal.Kill);
            await Eventually.HoldsAsync("another node answers", () => probe.AnswersSince(began).Any(one => one.Answer != FloatingCluster.NameOf(owner)));
            TestContext.Current.TestOutputHelper!.WriteLine($"node{owner} killed: outage {probe.LongestOutageSince(began).TotalMilliseconds:0.0} ms");
            await Eventually.HoldsAsync("the addresses are where they were", async () => (await OwnersAsync(cluster)).SequenceEqual(homes), Deadlines.Load);
            await cluster.UntilAtHomeAsync();
        }
    }

    [Fact]
    public async Task A_planned_stop_of_each_node_keeps_the_addresses_apart_and_costs_the_client_little()
    {
        await using var cluster = await StartAsync();
        var homes = await UntilSpreadAsync(cluster, [0, 1, 2]);
        await using var first = OutageProbe.Start(cluster.ClientNamespace, cluster.ServiceAt(0));
        await using var second = OutageProbe.Start(cluster.ClientNamespace, cluster.ServiceAt(1));
        await first.UntilAnsweredAsync(first.Now, 50);
        for (var node = 0; node < 3; node++)
        {
            var (began, beganSecond) = (first.Now, second.Now);
            cluster.Nodes[node]!.Send(Signal.Terminate);
            await UntilSpreadAsync(cluster, [.. Enumerable.Range(0, 3).Where(one => one != node)]);
            await first.UntilAnsweredAsync(first.Now, 50);
            await second.UntilAnsweredAsync(second.Now, 50);
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"node{node} stopped: outage {first.LongestOutageSince(began).TotalMilliseconds:0.0} and {second.LongestOutageSince(beganSecond).TotalMilliseconds:0.0} ms");
            await cluster.StartInClusterAsync(node);
            await Eventually.HoldsAsync("the addresses are where they were", async () => (await OwnersAsync(cluster)).SequenceEqual(homes), Deadlines.Load);
        }

        Assert.InRange(first.LongestOutageSince(TimeSpan.Zero), TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        Assert.InRange(second.LongestOutageSince(TimeSpan.Zero), TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task A_node_that_stands_aside_for_another_one_takes_part_again_when_that_one_dies()
    {
        await using var cluster = await StartAsync();
        var homes = await UntilSpreadAsync(cluster, [0, 1, 2]);
        var other = Enumerable.Range(0, 3).First(one => one != homes[0]);
        Assert.Contains("Success=1", await cluster.Nodes[homes[0]]!.Runtime.AskAsync($"disable floating-ip 600 for {FloatingCluster.NameOf(other)}"), StringComparison.Ordinal);
        Assert.Equal("1", await cluster.AskAsync(homes[0], "priority"));

        Signals.Send(await cluster.ServingProcessAsync(other), Signal.Kill);

        await Eventually.HoldsAsync("it takes part again", async () => await cluster.AskAsync(homes[0], "priority") != "1", Deadlines.Load);
        await Eventually.HoldsAsync("the addresses are where they were", async () => (await OwnersAsync(cluster)).SequenceEqual(homes), Deadlines.Load);
        Assert.Contains("Behind the seconds", await cluster.Nodes[homes[0]]!.Runtime.AskAsync("disable floating-ip 600 because"), StringComparison.Ordinal);
    }

    private static async Task<FloatingCluster> StartAsync()
    {
        var cluster = await FloatingCluster.CreateAsync(3, names: ["service", "mail"]);
        for (var node = 0; node < 3; node++)
            await cluster.StartInClusterAsync(node);
        await cluster.UntilAtHomeAsync();
        return cluster;
    }

    /// <summary>The owners of both addresses, once there is one each and they are two.</summary>
    private static Task<int[]> UntilSpreadAsync(FloatingCluster cluster, int[] nodes) => Eventually.AnswersAsync(
        "each address has one owner, and both are not on one node", () => OwnersAsync(cluster), owners => owners.Distinct().Count() == 2 && owners.All(nodes.Contains), Deadlines.Load);

    /// <summary>Of each address: -1 for none or several.</summary>
    private static async Task<int[]> OwnersAsync(FloatingCluster cluster) =>
        [await OwnerAsync(cluster, 0), await OwnerAsync(cluster, 1)];

    private static async Task<int> OwnerAsync(FloatingCluster cluster, int floatingIp) => await cluster.HoldersAsync(floatingIp) is [var owner] ? owner : -1;
}
