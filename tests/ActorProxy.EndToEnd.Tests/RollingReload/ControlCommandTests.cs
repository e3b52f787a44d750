using ActorProxy.EndToEnd.Tests.Membership;

namespace ActorProxy.EndToEnd.Tests.RollingReload;

/// <summary><c>actorproxy ctl</c> asks a running process, and exits as the command went.</summary>
public sealed class ControlCommandTests
{
    private const string Secret = "a-secret-of-many-letters";

    [Fact]
    public async Task Prints_the_answer_and_exits_with_0()
    {
        await using var cluster = new TestCluster();
        var node = await cluster.StartAsync("a");
        var run = await RunAsync(node, "show", "backend");
        Assert.Equal((0, "# name\nt\n"), (run.ExitCode, run.StandardOutput));
    }

    [Fact]
    public async Task Exits_with_1_when_the_command_failed_or_does_not_exist()
    {
        await using var cluster = new TestCluster();
        var node = await cluster.StartAsync("a");
        Assert.Equal(1, (await RunAsync(node, "set weight no/such 1")).ExitCode);
        Assert.Equal(1, (await RunAsync(node, "no-such-command")).ExitCode);
        node.ReplaceConfiguration("backend t\n    no-such-keyword\n");
        var run = await RunAsync(node, "reload");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Success=0\n", run.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_the_socket_in_the_configuration()
    {
        await using var cluster = new TestCluster();
        var node = await cluster.StartAsync("a");
        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["ctl", "-f", node.Directory.File("stats.cfg"), "-f", node.ConfigurationPath, "--node", node.Directory.File("node.conf"), "show backend"]);
        Assert.Equal((0, "# name\nt\n"), (run.ExitCode, run.StandardOutput));
    }

    [Fact]
    public async Task Says_that_nobody_answers()
    {
        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["ctl", "-s", "/nowhere/at.all", "show info"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("/nowhere/at.all can't be asked", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exits_as_the_command_went_on_the_other_node()
    {
        await using var cluster = new TestCluster { Secret = Secret };
        var first = await cluster.StartAsync("a", "a", "b");
        var second = await cluster.StartAsync("b", "a", "b");
        await TestCluster.SeesAsync(first, "a", "b");
        Assert.Equal(0, (await RunAsync(first, "@b", "show backend")).ExitCode);
        Assert.Equal(0, (await RunAsync(first, "@all", "show backend")).ExitCode);
        Assert.Equal(0, (await RunAsync(first, "rolling-reload")).ExitCode);
        second.ReplaceConfiguration("backend t\n    no-such-keyword\n");
        Assert.Equal(1, (await RunAsync(first, "@b", "check configuration")).ExitCode);
        Assert.Equal(1, (await RunAsync(first, "@all", "check configuration")).ExitCode);
        Assert.Equal(0, (await RunAsync(first, "@a", "check configuration")).ExitCode);
        Assert.Equal(1, (await RunAsync(first, "rolling-reload")).ExitCode);
    }

    private static Task<CommandResult> RunAsync(ProxyProcess node, params string[] words) =>
        Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["ctl", "-s", node.Directory.File("stats.sock"), .. words]);
}
