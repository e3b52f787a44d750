namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Nodes whose etcd is a cluster itself, parts of which die.</summary>
public sealed class EtcdClusterTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_leader_of_etcd_is_killed_and_nodes_go_on_with_another_endpoint()
    {
        await using var etcd = await EtcdCluster.StartAsync();
        await using var cluster = ClusterOf(etcd);
        var (a, b) = await StartTwoAsync(cluster);
        var leader = await EtcdCluster.LeaderAsync(etcd.Members);
        var rest = etcd.Members.Where(one => one != leader).ToList();
        await leader.KillAsync();
        Assert.NotEqual(leader, await EtcdCluster.LeaderAsync(rest));

        // A node that only etcd tells of.
        var c = await cluster.StartAsync("c");
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        Assert.Equal(3, (await rest[0].ListAsync()).Count);
        ExpectNobodyMissed(a, b);
    }

    [Fact]
    public async Task The_member_of_etcd_that_a_node_follows_is_killed_and_another_one_is_followed()
    {
        await using var etcd = await EtcdCluster.StartAsync();
        await using var cluster = ClusterOf(etcd);
        var (a, b) = await StartTwoAsync(cluster);

        // All begin with the first one of the list. Which of the others answers first shows when they have a leader again.
        await etcd.Members[0].KillAsync();
        var others = string.Join('|', etcd.Members.Skip(1).Select(static one => new Uri(one.Endpoint).Authority));
        foreach (var node in new[] { a, b })
            await node.Output.LineAsync($"registered in etcd at ({others})");
        ExpectNobodyMissed(a, b);
        Assert.Equal(2, (await etcd.Members[2].ListAsync()).Count);
    }

    [Fact]
    public async Task Etcd_without_a_majority_changes_nothing_for_nodes_and_traffic_and_is_followed_again()
    {
        await using var etcd = await EtcdCluster.StartAsync();
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var cluster = ClusterOf(etcd, $"listen l\n    mode tcp\n    bind 127.0.0.1:{port}\n    timeout connect 5s\n    timeout client 20s\n    timeout server 20s\n    server s {server.Address}\n");
        var (a, b) = await StartTwoAsync(cluster);
        var load = ConnectionLoad.Start(port, 50);
        await etcd.Members[1].KillAsync();
        await etcd.Members[2].KillAsync();
        foreach (var node in new[] { a, b })
            await node.Output.LineAsync("No etcd can be asked");
        await Eventually.HoldsAsync("connections are served meanwhile", () => load.SoFar.Served > 200);
        foreach (var node in new[] { a, b })
            await TestCluster.SeesAsync(node, "a", "b");
        await Task.WhenAll(etcd.Members[1].StartAgainAsync(), etcd.Members[2].StartAgainAsync());
        var c = await cluster.StartAsync("c");
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        var result = await load.StopAsync();
        output.WriteLine($"{result}");
        Assert.True(result.IsWhole, $"{result}");
        ExpectNobodyMissed(a, b);
    }

    private static void ExpectNobodyMissed(params ProxyProcess[] nodes)
    {
        foreach (var node in nodes)
        {
            Assert.DoesNotContain("is suspected", node.Output.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("no member", node.Output.Text, StringComparison.Ordinal);
        }
    }

    private static TestCluster ClusterOf(EtcdCluster etcd, string configuration = "") =>
        new() { Settings = $"membership = etcd, etcd {{ endpoints = [{etcd.Endpoints}], lease = 5s }}, ", SuspectAfter = "20s", Configuration = configuration.Length > 0 ? configuration : new TestCluster().Configuration };

    private static async Task<(ProxyProcess A, ProxyProcess B)> StartTwoAsync(TestCluster cluster)
    {
        var (a, b) = (await cluster.StartAsync("a"), await cluster.StartAsync("b"));
        foreach (var node in new[] { a, b })
            await TestCluster.SeesAsync(node, "a", "b");
        return (a, b);
    }
}
