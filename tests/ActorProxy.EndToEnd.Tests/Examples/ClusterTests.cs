namespace ActorProxy.EndToEnd.Tests.Examples;

/// <summary><c>examples/cluster</c>: what <c>up</c> prints to try, and that <c>down</c> leaves nothing.</summary>
public sealed class ClusterTests
{
    private static readonly string Up = Repository.PathTo("examples/cluster/up");
    private static readonly string Down = Repository.PathTo("examples/cluster/down");

    [Fact]
    public async Task A_client_keeps_its_server_while_a_node_goes_and_comes_back_and_nothing_is_left()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may make networks.");
        Assert.SkipWhen(File.Exists("/run/netns/ape-lan"), "The example is up on this machine.");
        using var directory = new TestDirectory();
        var state = directory.File("state");
        var environment = new Dictionary<string, string?> { ["PROXY"] = ProxyExecutable.ActorProxy.Path, ["STATE"] = state };
        try
        {
            var up = await Command.RunAsync("sh", ["-c", $"exec {Up} >{directory.File("up.log")} 2>&1"], within: Deadlines.Load, environment: environment);
            var guide = File.ReadAllText(directory.File("up.log"));
            Assert.True(up.ExitCode == 0, guide);
            var server = await HelloAsync("198.18.51.100");
            Assert.StartsWith("hello from s", server, StringComparison.Ordinal);
            Assert.Equal(server, await HelloAsync("198.18.51.101"));

            Assert.Contains(Printed(guide, "kill $"), static one => one.Contains("node1.pid", StringComparison.Ordinal));
            await RunAsync(Printed(guide, "kill $")[0]);
            await Eventually.HoldsAsync("both addresses answer without the first node", async () =>
                await HelloAsync("198.18.51.100") == server && await HelloAsync("198.18.51.101") == server && !await HasFloatingAsync("node1"), Deadlines.Load);

            await RunAsync($"{state}/node 1 >/dev/null 2>&1 &");
            await Eventually.HoldsAsync("the first node has an address again", () => HasFloatingAsync("node1"), Deadlines.Load);
            Assert.Equal(server, await HelloAsync("198.18.51.100"));
            Assert.Contains("Done: 3 nodes use the new configuration.", await RunAsync(Printed(guide, "echo \"rolling-reload\"")[0]), StringComparison.Ordinal);
        }
        finally
        {
            var down = await Command.RunAsync(Down, [], within: Deadlines.Load, environment: environment);
            Assert.True(down.ExitCode == 0, down.Output);
        }

        Assert.DoesNotContain("ape-", await RunAsync("ip netns list"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(state));
        Assert.Empty(await RunAsync($"pgrep -f '{state}/[n]ode' || true"));
    }

    private static async Task<string> HelloAsync(string address) =>
        (await RunAsync($"echo hi | ip netns exec ape-client nc -N -w 2 {address} 8000")).Split('\n')[0];

    private static async Task<bool> HasFloatingAsync(string node) =>
        (await RunAsync($"ip -n ape-{node} -o addr show dev eth0 | grep -E '198.18.51.10[01]/' || true")).Length > 0;

    private static async Task<string> RunAsync(string command) => (await Command.RunAsync("sh", ["-c", command], within: Deadlines.Load)).Output;

    /// <summary>The lines of the guide that are commands and begin so.</summary>
    private static string[] Printed(string guide, string begin) =>
        [.. guide.Split('\n').Where(static one => one.StartsWith("    ", StringComparison.Ordinal)).Select(static one => one.Trim()).Where(one => one.StartsWith(begin, StringComparison.Ordinal))];
}
