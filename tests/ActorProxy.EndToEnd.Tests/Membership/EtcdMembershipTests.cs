using ActorProxy.EndToEnd.Tests.Peers;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Nodes that know of each other through Debian's etcd alone.</summary>
public sealed class EtcdMembershipTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Three_nodes_find_each_other_and_share_a_table()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd);
        var (a, b, c) = await StartThreeAsync(cluster);
        Assert.Equal(["/actorproxy/members/a", "/actorproxy/members/b", "/actorproxy/members/c"], (await etcd.ListAsync()).Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("engine=etcd alive=3 members=3", await a.Runtime.AskAsync("show cluster"), StringComparison.Ordinal);
        await PeerMesh.SetAsync(b, "t", "key", "data.gpc0 7");
        await PeerMesh.AgreesAsync(b, a, "t", 1);
        await PeerMesh.AgreesAsync(b, c, "t", 1);
    }

    [Fact]
    public async Task A_killed_process_is_gone_by_its_session_and_takes_its_name_again_before_its_lease_ends()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "60s");
        var (a, b, c) = await StartThreeAsync(cluster);
        var first = (await TestCluster.MembersAsync(a))["b"].Incarnation;
        b.Send(Signal.Kill);
        await b.ExitAsync();
        await TestCluster.SeesStateAsync(a, "b", "gone");
        await TestCluster.SeesStateAsync(c, "b", "gone");

        b = await cluster.StartAsync("b");
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        Assert.True((await TestCluster.MembersAsync(a))["b"].Incarnation > first);
    }

    [Fact]
    public async Task Who_was_killed_is_removed_once_it_is_silent_for_long_and_its_lease_has_ended()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "4s", removeAfter: "1s");
        var (a, b, _) = await StartThreeAsync(cluster);
        b.Send(Signal.Kill);
        await TestCluster.SeesAsync(a, "a", "c");
        Assert.DoesNotContain("/actorproxy/members/b", (await etcd.ListAsync()).Keys);
    }

    [Fact]
    public async Task Who_leaves_has_left_and_gives_its_lease_back()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "60s");
        var (a, b, c) = await StartThreeAsync(cluster);
        b.Send(Signal.Terminate);
        await TestCluster.SeesStateAsync(a, "b", "left");
        await TestCluster.SeesStateAsync(c, "b", "left");
        await b.ExitAsync();
        Assert.DoesNotContain("/actorproxy/members/b", (await etcd.ListAsync()).Keys);
    }

    [Fact]
    public async Task An_etcd_that_is_killed_changes_nothing_and_is_followed_again_when_it_is_back()
    {
        await using var etcd = await EtcdServer.StartAsync();
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var cluster = ClusterOf(etcd, suspectAfter: "20s", configuration: $"listen l\n    mode tcp\n    bind 127.0.0.1:{port}\n    timeout connect 5s\n    timeout client 20s\n    timeout server 20s\n    server s {server.Address}\n");
        var (a, b, c) = await StartThreeAsync(cluster);
        var load = ConnectionLoad.Start(port, 50);
        await etcd.KillAsync();
        foreach (var node in new[] { a, b, c })
            await node.Output.LineAsync("No etcd can be asked");
        await Eventually.HoldsAsync("connections are served without etcd", () => load.SoFar.Served > 200);
        var result = await load.StopAsync();
        output.WriteLine($"{result}");
        Assert.True(result.IsWhole, $"{result}");

        // They see each other's ends without it.
        b.Send(Signal.Kill);
        await TestCluster.SeesStateAsync(a, "b", "gone");
        await TestCluster.SeesStateAsync(c, "b", "gone");
        await etcd.StartAgainAsync();
        var d = await cluster.StartAsync("d");
        await TestCluster.SeesStateAsync(a, "d", "alive");
        await TestCluster.SeesStateAsync(c, "d", "alive");
        await TestCluster.SeesStateAsync(d, "a", "alive");
        foreach (var node in new[] { a, c })
        {
            Assert.DoesNotContain("is suspected", node.Output.Text, StringComparison.Ordinal);
            Assert.Single(node.Output.Lines, static line => line.StartsWith("No etcd can be asked", StringComparison.Ordinal));
            Assert.Equal(2, node.Output.Lines.Count(static line => line.Contains("is registered in etcd at", StringComparison.Ordinal)));
            Assert.Equal("alive", (await TestCluster.MembersAsync(node))[node == a ? "c" : "a"].State);
        }
    }

    [Fact]
    public async Task An_etcd_that_is_silent_for_longer_than_the_lease_changes_nothing()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "2s", suspectAfter: "20s", removeAfter: "20s");
        var (a, b, c) = await StartThreeAsync(cluster);
        etcd.Send(Signal.Stop);
        foreach (var node in new[] { a, b, c })
            await node.Output.LineAsync("No etcd can be asked.*in time");
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");

        etcd.Send(Signal.Continue);
        foreach (var node in new[] { a, b, c })
        {
            await Eventually.HoldsAsync("it is registered again", () => node.Output.Lines.Count(static line => line.Contains("is registered in etcd at", StringComparison.Ordinal)) == 2, null, () => node.Output.Text);
            await TestCluster.SeesAsync(node, "a", "b", "c");
            Assert.DoesNotContain("is suspected", node.Output.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("no member", node.Output.Text, StringComparison.Ordinal);
        }

        Assert.Equal(3, (await etcd.ListAsync()).Count);
    }

    [Fact]
    public async Task A_node_whose_lease_ended_while_it_was_stopped_is_registered_again_when_it_goes_on()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "2s", removeAfter: "1s");
        var (a, b, c) = await StartThreeAsync(cluster);
        b.Send(Signal.Stop);
        await TestCluster.SeesAsync(a, "a", "c");
        await TestCluster.SeesAsync(c, "a", "c");
        Assert.Equal(2, (await etcd.ListAsync()).Count);
        b.Send(Signal.Continue);
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        Assert.Equal(3, (await etcd.ListAsync()).Count);
    }

    [Fact]
    public async Task Changes_that_are_compacted_away_while_a_node_is_stopped_are_found_in_the_list()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, lease: "60s");
        var (a, b, _) = await StartThreeAsync(cluster);
        a.Send(Signal.Stop);
        await etcd.KillAsync();
        await etcd.StartAgainAsync();
        await cluster.StartAsync("d");
        await TestCluster.SeesStateAsync(b, "d", "alive");
        await etcd.CompactAsync();
        a.Send(Signal.Continue);
        await TestCluster.SeesAsync(a, "a", "b", "c", "d");
    }

    [Fact]
    public async Task An_endpoint_where_nobody_listens_is_passed_over()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd, endpoints: $"\"http://127.0.0.1:{FreePort.Next()}\", \"{etcd.Endpoint}\"");
        var a = await cluster.StartAsync("a");
        var b = await cluster.StartAsync("b");
        await TestCluster.SeesAsync(a, "a", "b");
        await TestCluster.SeesAsync(b, "a", "b");
        Assert.DoesNotContain("No etcd", a.Output.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: close\r\n\r\nhello world", "what it answers is no answer of etcd")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "what it answers is no answer of etcd")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 23\r\nConnection: close\r\n\r\n{\"ID\":[],\"header\":true}", "what it answers is no answer of etcd")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "with status 404")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "No etcd can be asked")]
    public async Task A_store_that_answers_something_else_is_told_to_the_operator_and_the_node_serves(string answer, string told)
    {
        using var store = TcpServer.Start(ServerBehaviours.SendThenReadOn(answer, static _ => { }));
        await using var cluster = new TestCluster { Settings = $"membership = etcd, etcd {{ endpoints = [\"http://{store.Address}\"] }}, " };
        var a = await cluster.StartAsync("a");
        await a.Output.LineAsync(told);
        await TestCluster.SeesAsync(a, "a");
        Assert.Single(a.Output.Lines, static line => line.StartsWith("No etcd can be asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_another_process_has_is_told_with_its_address_and_taken_when_it_is_free()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd);
        await using var elsewhere = ClusterOf(etcd);
        var first = await cluster.StartAsync("a");
        await TestCluster.SeesAsync(first, "a");
        await first.Output.LineAsync("is registered in etcd at");
        var second = await elsewhere.StartAsync("a");
        var line = await second.Output.LineAsync("The name a is registered in etcd by another process");
        Assert.Contains($"127.0.0.1:{cluster.PortOf("a")}", line, StringComparison.Ordinal);
        first.Send(Signal.Terminate);
        await first.ExitAsync();
        await second.Output.LineAsync("is registered in etcd at");
    }

    [Fact]
    public async Task A_key_that_somebody_deletes_is_there_again_and_one_that_no_node_wrote_is_left_out()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var cluster = ClusterOf(etcd);
        var (a, b, c) = await StartThreeAsync(cluster);
        await etcd.PutAsync("/actorproxy/members/stranger", "hello");
        await etcd.DeleteAsync("/actorproxy/members/b");
        await Eventually.HoldsAsync("b is registered again", async () => (await etcd.ListAsync()).ContainsKey("/actorproxy/members/b"));
        await a.Output.LineAsync("left out: /actorproxy/members/stranger");
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
    }

    [Fact]
    public async Task Two_clusters_with_prefixes_of_their_own_do_not_see_each_other()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var east = ClusterOf(etcd, more: "prefix = /east/");
        await using var west = ClusterOf(etcd, more: "prefix = /east-west");
        var (a, b) = (await east.StartAsync("a"), await east.StartAsync("b"));
        var (c, d) = (await west.StartAsync("a"), await west.StartAsync("d"));
        await TestCluster.SeesAsync(a, "a", "b");
        await TestCluster.SeesAsync(b, "a", "b");
        await TestCluster.SeesAsync(c, "a", "d");
        await TestCluster.SeesAsync(d, "a", "d");
    }

    [Fact]
    public async Task A_user_says_the_password_and_a_wrong_one_is_told_to_the_operator()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await etcd.RequireUserAsync("secret");
        await using var cluster = ClusterOf(etcd, more: "user = root, password = secret");
        await using var wrong = ClusterOf(etcd, more: "user = root, password = guess");
        var (a, b) = (await cluster.StartAsync("a"), await cluster.StartAsync("b"));
        await TestCluster.SeesAsync(a, "a", "b");
        await TestCluster.SeesAsync(b, "a", "b");
        var c = await wrong.StartAsync("c");
        await c.Output.LineAsync("No etcd can be asked.*authentication failed");
    }

    private static TestCluster ClusterOf(EtcdServer etcd, string lease = "5s", string suspectAfter = "1s", string removeAfter = "30s", string? endpoints = null, string more = "", string? configuration = null)
    {
        var settings = $"membership = etcd, etcd {{ endpoints = [{endpoints ?? $"\"{etcd.Endpoint}\""}], lease = {lease}, {more} }}, ";
        var cluster = new TestCluster { Settings = settings, SuspectAfter = suspectAfter, RemoveAfter = removeAfter };
        return configuration is null ? cluster : new TestCluster { Settings = settings, SuspectAfter = suspectAfter, RemoveAfter = removeAfter, Configuration = configuration };
    }

    private static async Task<(ProxyProcess A, ProxyProcess B, ProxyProcess C)> StartThreeAsync(TestCluster cluster)
    {
        var (a, b, c) = (await cluster.StartAsync("a"), await cluster.StartAsync("b"), await cluster.StartAsync("c"));
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        return (a, b, c);
    }
}
