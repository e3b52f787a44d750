using System.Text.Json;
using ActorProxy.EndToEnd.Tests.Membership;

namespace ActorProxy.EndToEnd.Tests.RollingReload;

/// <summary><c>@NAME</c> and <c>@all</c> on the runtime API.</summary>
public sealed class NodeCommandTests
{
    private const string Secret = "a-secret-of-many-letters";

    [Fact]
    public async Task A_command_is_run_by_the_node_that_it_names()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var (first, second) = await StartAsync(cluster);
        Assert.Equal(await PidAsync(second, ""), await PidAsync(first, "@b "));
        Assert.Equal(await PidAsync(first, ""), await PidAsync(first, "@a "));
    }

    [Fact]
    public async Task All_nodes_answer_under_their_names()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var (first, second) = await StartAsync(cluster);
        var lines = (await first.Runtime.AskAsync("@all show info")).Split('\n');
        Assert.Equal(["# a", "# b"], lines.Where(static line => line.StartsWith('#')));
        Assert.Equal([await PidAsync(first, ""), await PidAsync(second, "")], lines.Where(static line => line.StartsWith("Pid:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Answers_in_JSON_are_one_object_for_each_node()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var (first, _) = await StartAsync(cluster);
        var lines = (await first.Runtime.AskAsync("@all show cluster json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal("static", json.RootElement.GetProperty("answer").GetProperty("engine").GetString());
        }
    }

    [Fact]
    public async Task Without_a_secret_no_node_takes_commands_of_another()
    {
        await using var cluster = new TestCluster();
        var (first, _) = await StartAsync(cluster);
        Assert.Contains("no cluster.secret", await first.Runtime.AskAsync("@b show info"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_with_another_secret_is_refused_and_the_refusal_logged()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        await using var stranger = new TestCluster { Secret = "another-secret-of-many-letters" };
        var first = await cluster.StartAsync("a");
        stranger.Know("a", cluster.PortOf("a"));
        var second = await stranger.StartAsync("b", "a");
        await TestCluster.SeesAsync(second, "a", "b");
        Assert.Contains("cluster.secret must be the same on both nodes", await second.Runtime.AskAsync("@a show info"), StringComparison.Ordinal);
        await Eventually.HoldsAsync("the refusal is told", () => first.Output.Text.Contains("A command of b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_node_that_does_not_exist_or_is_dead_is_named()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var (first, second) = await StartAsync(cluster);
        Assert.Contains("There is no node 'x'", await first.Runtime.AskAsync("@x show info"), StringComparison.Ordinal);
        Signals.Send(second.Pid, Signal.Kill);
        await TestCluster.SeesStateAsync(first, "b", "gone");
        Assert.Contains("The node b (127.0.0.1", await first.Runtime.AskAsync("@all show info"), StringComparison.Ordinal);
    }

    private static async Task<(ProxyProcess First, ProxyProcess Second)> StartAsync(TestCluster cluster)
    {
        var first = await cluster.StartAsync("a", "a", "b");
        var second = await cluster.StartAsync("b", "a", "b");
        await TestCluster.SeesAsync(first, "a", "b");
        await TestCluster.SeesAsync(second, "a", "b");
        return (first, second);
    }

    private static async Task<string> PidAsync(ProxyProcess process, string prefix) =>
        (await process.Runtime.AskAsync($"{prefix}show info")).Split('\n').Single(static line => line.StartsWith("Pid:", StringComparison.Ordinal));
}
