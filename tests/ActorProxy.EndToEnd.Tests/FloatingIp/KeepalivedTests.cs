using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>A node and Debian's keepalived share an address: neither sees a difference from its own kind.</summary>
public sealed partial class KeepalivedTests
{
    /// <summary>Settings of ours, and the same of keepalived's: version 3, version 2, version 2 with a password.</summary>
    public static TheoryData<string, string> Versions => new()
    {
        { "version = 3, interval = 200ms", "version 3\n advert_int 0.2" },
        { "version = 2, interval = 1s", "version 2\n advert_int 1" },
        { "version = 2, interval = 1s, password = secret", "version 2\n advert_int 1\n authentication {\n auth_type PASS\n auth_pass secret\n }" },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_node_is_the_backup_of_keepalived_and_takes_over_when_it_stops(string ours, string theirs)
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, ours);
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 150, theirs);
        await UntilHeldByAsync(cluster, 1);
        await cluster.StartAsync(0, priority: 100);
        await Eventually.HoldsAsync("the node hears of its master", async () => await cluster.AskAsync(0, "master") == cluster.Network.AddressOf(1).ToString(), Deadlines.Load);
        await keepalived.StopAsync();
        await cluster.UntilStateAsync(0, "MASTER");
        await UntilHeldByAsync(cluster, 0);
        await AssertContentAsync(cluster, keepalived);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Keepalived_is_the_backup_of_a_node_and_takes_over_when_it_stops(string ours, string theirs)
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, ours);
        await cluster.StartAsync(0, priority: 150);
        await cluster.UntilStateAsync(0, "MASTER");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 100, theirs);
        await keepalived.Output.LineAsync("Entering BACKUP STATE");
        await AssertContentAsync(cluster, keepalived);
        cluster.Nodes[0]!.Send(Signal.Terminate);
        await UntilHeldByAsync(cluster, 1);
        Assert.DoesNotMatch(Complaint(), keepalived.Output.Text);
    }

    [Fact]
    public async Task The_better_one_takes_the_address_from_the_other_whichever_it_is()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        await cluster.StartAsync(0, priority: 100);
        await cluster.UntilStateAsync(0, "MASTER");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 150, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 1);
        await cluster.UntilStateAsync(0, "BACKUP");
        await cluster.Network.PullAsync(1);
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.Network.PlugAsync(1);
        await cluster.UntilStateAsync(0, "BACKUP");
        await UntilHeldByAsync(cluster, 1);
        await AssertContentAsync(cluster, keepalived);
    }

    [Fact]
    public async Task Equal_priorities_are_settled_by_the_higher_address()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 100, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 1);

        // Apart each of them is master; together again, the one of the higher address stays.
        await cluster.Network.IsolateAsync(1);
        await cluster.StartAsync(0, priority: 100);
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.Network.RejoinAsync(1);
        await cluster.UntilStateAsync(0, "BACKUP");
        await UntilHeldByAsync(cluster, 1);
        await AssertContentAsync(cluster, keepalived);
    }

    [Fact]
    public async Task Equal_priorities_are_settled_by_the_higher_address_when_it_is_a_nodes()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        await using var keepalived = Keepalived.Start(cluster, 0, priority: 100, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 0);
        await cluster.Network.IsolateAsync(0);
        await cluster.StartAsync(1, priority: 100);
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.Network.RejoinAsync(0);
        await UntilHeldByAsync(cluster, 1);
        await cluster.UntilStateAsync(1, "MASTER");
        await AssertContentAsync(cluster, keepalived, node: 1);
    }

    [Fact]
    public async Task A_better_node_takes_the_address_from_keepalived_and_gives_it_back_by_stopping()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 100, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 1);
        await cluster.StartAsync(0, priority: 150);
        await cluster.UntilStateAsync(0, "MASTER");
        await UntilHeldByAsync(cluster, 0);
        await AssertContentAsync(cluster, keepalived);
        cluster.Nodes[0]!.Send(Signal.Terminate);
        await UntilHeldByAsync(cluster, 1);
        Assert.DoesNotMatch(Complaint(), keepalived.Output.Text);
    }

    [Fact]
    public async Task A_node_takes_over_from_a_keepalived_that_was_killed_and_the_client_follows()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 150, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 1);
        await cluster.StartAsync(0, priority: 100);
        await Eventually.HoldsAsync("the node hears of its master", async () => await cluster.AskAsync(0, "master") == cluster.Network.AddressOf(1).ToString(), Deadlines.Load);
        await using var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.Service);
        await keepalived.KillAsync();
        await cluster.UntilStateAsync(0, "MASTER");
        await probe.UntilAnsweredAsync(probe.Now, 50);

        // Nobody takes the dead one's address off its interface; what it had said about it is outdated by the announcement.
        Assert.Equal(2, (await cluster.HoldersAsync()).Length);
        await AssertContentAsync(cluster, keepalived);
    }

    [Fact]
    public async Task They_share_an_IPv6_address_in_both_directions()
    {
        await using var cluster = await FloatingCluster.CreateIPv6Async(2, "interval = 200ms");
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 150, "version 3\n advert_int 0.2");
        await UntilHeldByAsync(cluster, 1);
        await cluster.StartAsync(0, priority: 100);
        await Eventually.HoldsAsync("the node hears of its master", async () => (await cluster.AskAsync(0, "master")).StartsWith("fe80::", StringComparison.Ordinal), Deadlines.Load);
        await cluster.Network.PullAsync(1);
        await cluster.UntilStateAsync(0, "MASTER");
        await UntilHeldByAsync(cluster, 0);
        await using var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.Service);
        await probe.UntilAnsweredAsync(probe.Now, 50);
        await cluster.Network.PlugAsync(1);
        await UntilHeldByAsync(cluster, 1);
        await cluster.UntilStateAsync(0, "BACKUP");
        await AssertContentAsync(cluster, keepalived);
    }

    [Fact]
    public async Task They_share_an_address_without_multicast_in_both_directions()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 200ms");
        var (ours, theirs) = (cluster.Network.AddressOf(0), cluster.Network.AddressOf(1));
        await using var keepalived = Keepalived.Start(cluster, 1, priority: 150, $"version 3\n advert_int 0.2\n unicast_src_ip {theirs}\n unicast_peer {{\n {ours}\n }}");
        await UntilHeldByAsync(cluster, 1);
        await cluster.StartAsync(0, priority: 100, $"peers = [\"{theirs}\"]");
        await Eventually.HoldsAsync("the node hears of its master", async () => await cluster.AskAsync(0, "master") == theirs.ToString(), Deadlines.Load);
        await cluster.Network.PullAsync(1);
        await cluster.UntilStateAsync(0, "MASTER");
        await UntilHeldByAsync(cluster, 0);
        await cluster.Network.PlugAsync(1);
        await UntilHeldByAsync(cluster, 1);
        await cluster.UntilStateAsync(0, "BACKUP");
        await AssertContentAsync(cluster, keepalived);
    }

    private static Task UntilHeldByAsync(FloatingCluster cluster, int host) => Eventually.HoldsAsync(
        $"host {host} alone has the address", async () => await cluster.HoldersAsync() is [var only] && only == host, Deadlines.Load);

    private static async Task AssertContentAsync(FloatingCluster cluster, Keepalived keepalived, int node = 0)
    {
        Assert.Equal("0", await cluster.AskAsync(node, "refused"));
        Assert.DoesNotMatch(Complaint(), keepalived.Output.Text);
    }

    [GeneratedRegex("(?i)invalid|bogus|mismatch|incorrect|wrong|unexpected|checksum|ignor|error|unknown|unable|fail")]
    private static partial Regex Complaint();
}
