using ActorProxy.EndToEnd.Tests.Membership;

namespace ActorProxy.EndToEnd.Tests.RollingReload;

/// <summary><c>rolling-reload</c> on the runtime API: all nodes use the new configuration, or none does that need not.</summary>
public sealed class RollingReloadTests
{
    private const string Secret = "a-secret-of-many-letters";
    private const string Broken = "backend t\n    mode tcp\n    no-such-keyword\n";
    private const string Added = "backend added\n    mode tcp\n    server unchecked 127.0.0.1:1\n";

    /// <summary>A backend that had a server is without one: the node does not serve as before.</summary>
    private const string Unready = "backend unready\n    mode tcp\n    server none 127.0.0.1:1 disabled\n";
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public async Task All_nodes_use_the_new_configuration()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        foreach (var node in nodes)
            node.ReplaceConfiguration(cluster.Configuration + Added);
        var report = await nodes[0].Runtime.AskAsync("rolling-reload");
        Assert.Contains("Done: 3 nodes use the new configuration.", report, StringComparison.Ordinal);
        foreach (var node in nodes)
            Assert.Contains("added", await node.Runtime.AskAsync("show backend"), StringComparison.Ordinal);

        // Every node is checked before one is reloaded, and the one that was asked is the last.
        var lines = report.Split('\n').ToList();
        Assert.True(lines.FindLastIndex(static line => line.EndsWith("checks its configuration", StringComparison.Ordinal)) < lines.FindIndex(static line => line.EndsWith(": reloads", StringComparison.Ordinal)), report);
        Assert.Equal("a: reloads", lines.FindLast(static line => line.EndsWith(": reloads", StringComparison.Ordinal)));
        Assert.Contains("Done", await nodes[0].Runtime.AskAsync("show rolling-reload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_that_is_wrong_on_one_node_changes_nothing_on_any()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        nodes[0].ReplaceConfiguration(cluster.Configuration + Added);
        nodes[2].ReplaceConfiguration(Broken);
        var report = await nodes[0].Runtime.AskAsync("rolling-reload");
        Assert.Contains("Failed at c: ", report, StringComparison.Ordinal);
        Assert.Contains("no-such-keyword", report, StringComparison.Ordinal);
        foreach (var (name, node) in Names.Zip(nodes))
        {
            Assert.Contains($"{name}: uses the configuration that it had; nothing was changed", report, StringComparison.Ordinal);
            Assert.DoesNotContain("added", await node.Runtime.AskAsync("show backend"), StringComparison.Ordinal);
        }

        // Nobody keeps the next one from beginning.
        nodes[2].ReplaceConfiguration(cluster.Configuration);
        Assert.Contains("Done: 3 nodes", await nodes[1].Runtime.AskAsync("rolling-reload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_is_gone_keeps_it_from_beginning_unless_it_is_to_be_left_out()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        Signals.Send(nodes[1].Pid, Signal.Kill);
        await TestCluster.SeesStateAsync(nodes[0], "b", "gone");
        Assert.Contains("Failed: not reachable: b. Nothing was changed.", await nodes[0].Runtime.AskAsync("rolling-reload"), StringComparison.Ordinal);
        Assert.Contains("Done: 2 nodes", await nodes[0].Runtime.AskAsync("rolling-reload skip-unreachable"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_one_is_told_who_carries_out_the_first()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        Assert.StartsWith("Success=1", await nodes[2].Runtime.AskAsync("claim rolling-reload b some-token 60"), StringComparison.Ordinal);
        Assert.Contains("b carries out a rolling reload already", await nodes[0].Runtime.AskAsync("rolling-reload"), StringComparison.Ordinal);
        Assert.StartsWith("Success=1", await nodes[2].Runtime.AskAsync("release rolling-reload some-token"), StringComparison.Ordinal);
        Assert.Contains("Done: 3 nodes", await nodes[0].Runtime.AskAsync("rolling-reload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_dies_in_the_middle_ends_it_and_the_report_says_what_each_node_uses()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        nodes[0].ReplaceConfiguration(cluster.Configuration + Added);
        nodes[1].ReplaceConfiguration(cluster.Configuration + Unready);
        var reload = nodes[0].Runtime.AskAsync("rolling-reload", Deadlines.Load);
        await UntilWaitingForAsync(nodes[0], "b");

        Signals.Send(nodes[1].Pid, Signal.Kill);

        var report = await reload;
        Assert.Contains("Failed at b: can't be asked for 'show ready'", report, StringComparison.Ordinal);
        Assert.Contains("b: uses the new configuration, and has not been told to take its floating addresses back", report, StringComparison.Ordinal);
        foreach (var name in (string[])["a", "c"])
            Assert.Contains($"{name}: uses the configuration that it had; nothing was changed", report, StringComparison.Ordinal);
        await TestCluster.SeesStateAsync(nodes[2], "b", "gone");
        Assert.Contains("Done: 2 nodes", await nodes[2].Runtime.AskAsync("rolling-reload skip-unreachable", Deadlines.Load), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_one_may_begin_when_the_node_that_carried_one_out_has_died()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var nodes = await StartAsync(cluster);
        nodes[1].ReplaceConfiguration(cluster.Configuration + Unready);
        var reload = nodes[0].Runtime.TryAskAsync("rolling-reload");
        await UntilWaitingForAsync(nodes[0], "b");
        Assert.Contains("A rolling reload is carried out by a.", await nodes[2].Runtime.AskAsync("show rolling-reload"), StringComparison.Ordinal);

        Signals.Send(nodes[0].Pid, Signal.Kill);

        await reload;
        await TestCluster.SeesStateAsync(nodes[2], "a", "gone");
        await TestCluster.SeesStateAsync(nodes[1], "a", "gone");
        nodes[1].ReplaceConfiguration(cluster.Configuration);
        Assert.Contains("Done: 2 nodes", await nodes[2].Runtime.AskAsync("rolling-reload skip-unreachable", Deadlines.Load), StringComparison.Ordinal);
    }

    /// <summary>Waits until a node that carries out a rolling reload waits for another one to serve as before.</summary>
    private static Task UntilWaitingForAsync(ProxyProcess coordinator, string node) => Eventually.HoldsAsync($"{node} is waited for", async () =>
        (await coordinator.Runtime.AskAsync("show rolling-reload")).Contains($"{node}: is waited for until it serves as before", StringComparison.Ordinal));

    private static async Task<ProxyProcess[]> StartAsync(TestCluster cluster)
    {
        var nodes = new List<ProxyProcess>();
        foreach (var name in Names)
            nodes.Add(await cluster.StartAsync(name, Names));
        foreach (var node in nodes)
            await TestCluster.SeesAsync(node, Names);
        return [.. nodes];
    }
}
