using System.Diagnostics;
using ActorProxy.EndToEnd.Tests.Peers;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Nodes that find each other by seeds, and what each sees of the others' ends.</summary>
public sealed class StaticMembershipTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Three_nodes_find_each_other_by_one_seed_and_a_fourth_joins_and_shares_a_table()
    {
        await using var cluster = new TestCluster();
        var (a, b, c) = await StartThreeAsync(cluster);
        await PeerMesh.SetAsync(b, "t", "before", "data.gpc0 7");

        var d = await cluster.StartAsync("d", "b");
        foreach (var node in new[] { a, b, c, d })
            await TestCluster.SeesAsync(node, "a", "b", "c", "d");
        await PeerMesh.AgreesAsync(b, d, "t", 1);
        await PeerMesh.SetAsync(d, "t", "after", "data.gpc0 8");
        await PeerMesh.AgreesAsync(a, d, "t", 2);
        await PeerMesh.AgreesAsync(c, d, "t", 2);
    }

    [Fact]
    public async Task A_killed_process_is_gone_at_once_and_alive_again_when_it_has_started_again()
    {
        await using var cluster = new TestCluster { SuspectAfter = "10s", RemoveAfter = "60s" };
        var (a, b, c) = await StartThreeAsync(cluster);
        var first = (await TestCluster.MembersAsync(a))["b"].Incarnation;

        // A session that was opened in this second may be one of two that met.
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        b.Send(Signal.Kill);
        await TestCluster.SeesStateAsync(a, "b", "gone", TimeSpan.FromSeconds(3));
        output.WriteLine($"gone on a after {watch.ElapsedMilliseconds} ms");
        await TestCluster.SeesStateAsync(c, "b", "gone", TimeSpan.FromSeconds(3));
        output.WriteLine($"gone on c after {watch.ElapsedMilliseconds} ms");
        Assert.Contains("Node b (", a.Output.Text, StringComparison.Ordinal);

        await b.ExitAsync();
        await cluster.StartAsync("b", "a");
        foreach (var node in new[] { a, c })
        {
            await TestCluster.SeesAsync(node, "a", "b", "c");
            Assert.True((await TestCluster.MembersAsync(node))["b"].Incarnation > first);
        }
    }

    [Fact]
    public async Task A_stopped_process_is_suspected_after_its_time_and_alive_again_when_it_goes_on()
    {
        await using var cluster = new TestCluster();
        var (a, b, c) = await StartThreeAsync(cluster);
        var watch = Stopwatch.StartNew();
        b.Send(Signal.Stop);
        await TestCluster.SeesStateAsync(a, "b", "suspected");
        var after = watch.Elapsed;
        output.WriteLine($"suspected after {after.TotalMilliseconds:0} ms");
        Assert.InRange(after.TotalSeconds, 0.5, 5);
        await TestCluster.SeesStateAsync(c, "b", "suspected");

        b.Send(Signal.Continue);
        await TestCluster.SeesAsync(a, "a", "b", "c");
        await TestCluster.SeesAsync(c, "a", "b", "c");
        await TestCluster.SeesAsync(b, "a", "b", "c");
    }

    [Fact]
    public async Task A_node_that_is_stopped_cleanly_has_left()
    {
        await using var cluster = new TestCluster();
        var (a, b, c) = await StartThreeAsync(cluster);
        b.Send(Signal.Terminate);
        await TestCluster.SeesStateAsync(a, "b", "left");
        await TestCluster.SeesStateAsync(c, "b", "left");
        await b.ExitAsync();
        Assert.DoesNotContain("is gone", a.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_is_stopped_softly_has_left_while_it_still_serves_its_last_connection()
    {
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var cluster = new TestCluster { Configuration = $"listen l\n    mode tcp\n    bind 127.0.0.1:{port}\n    timeout connect 5s\n    timeout client 60s\n    timeout server 60s\n    server s {server.Address}\n" };
        var b = await cluster.StartAsync("b");
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("x", await client.AskAsync("x"));
        var a = await cluster.StartAsync("a", "b");
        await TestCluster.SeesAsync(a, "a", "b");
        b.Send(Signal.User1);
        await TestCluster.SeesStateAsync(a, "b", "left");
        Assert.False(b.HasExited);
        Assert.Equal("y", await client.AskAsync("y"));
    }

    [Fact]
    public async Task A_process_that_takes_over_from_another_is_the_same_node_started_again()
    {
        await using var cluster = new TestCluster { SuspectAfter = "10s", RemoveAfter = "60s" };
        var (a, b, c) = await StartThreeAsync(cluster);
        var first = (await TestCluster.MembersAsync(a))["b"].Incarnation;
        var next = await cluster.ReplaceAsync("b", b, "a");
        Assert.Equal(0, await b.ExitAsync());
        foreach (var node in new[] { a, next, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        Assert.True((await TestCluster.MembersAsync(a))["b"].Incarnation > first);
        Assert.DoesNotContain("is gone", a.Output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_node_is_removed_and_joins_again_when_it_goes_on()
    {
        await using var cluster = new TestCluster { SuspectAfter = "300ms", RemoveAfter = "1s" };
        var (a, b, c) = await StartThreeAsync(cluster);
        b.Send(Signal.Stop);
        await TestCluster.SeesAsync(a, "a", "c");
        await TestCluster.SeesAsync(c, "a", "c");
        b.Send(Signal.Continue);
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
    }

    [Fact]
    public async Task Nodes_that_removed_each_other_meet_again_when_their_only_seed_is_dead()
    {
        await using var cluster = new TestCluster { SuspectAfter = "300ms", RemoveAfter = "1s" };
        var (a, b, c) = await StartThreeAsync(cluster);
        a.Send(Signal.Kill);
        await a.ExitAsync();
        b.Send(Signal.Stop);
        await TestCluster.SeesAsync(c, "c");
        c.Send(Signal.Stop);
        b.Send(Signal.Continue);
        await TestCluster.SeesAsync(b, "b");
        c.Send(Signal.Continue);
        await TestCluster.SeesAsync(b, "b", "c");
        await TestCluster.SeesAsync(c, "b", "c");
    }

    [Fact]
    public async Task A_section_of_its_name_is_an_error_with_its_position()
    {
        using var directory = new TestDirectory();
        var settings = directory.Write("node.conf", "node { name = a, address = 127.0.0.1 }\ncluster { }\n");
        var configuration = directory.Write("haproxy.cfg", "defaults\n    timeout connect 1s\n    timeout client 1s\n    timeout server 1s\npeers cluster\n    peer a 127.0.0.1:10701\nlisten l\n    bind 127.0.0.1:10702\n");
        var result = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-c", "--node", settings, "-f", configuration]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("haproxy.cfg:5", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("there is a 'peers' section 'cluster' already", result.StandardError, StringComparison.Ordinal);
    }

    private static async Task<(ProxyProcess A, ProxyProcess B, ProxyProcess C)> StartThreeAsync(TestCluster cluster)
    {
        var a = await cluster.StartAsync("a");
        var b = await cluster.StartAsync("b", "a");
        var c = await cluster.StartAsync("c", "a");
        foreach (var node in new[] { a, b, c })
            await TestCluster.SeesAsync(node, "a", "b", "c");
        return (a, b, c);
    }
}
