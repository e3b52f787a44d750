namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>An address leaves a node that could not serve on it.</summary>
public sealed class TrackingTests
{
    [Fact]
    public async Task A_node_whose_cable_is_pulled_lets_go_and_takes_the_address_back_when_it_is_plugged_in()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        await cluster.StartPairAsync();
        await cluster.Network.PullAsync(0);
        await cluster.UntilStateAsync(0, "FAULT");
        await cluster.UntilStateAsync(1, "MASTER");
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
        Assert.Contains("down or has no carrier", await cluster.Nodes[0]!.Runtime.AskAsync("show floating-ip"), StringComparison.Ordinal);
        await cluster.Network.PlugAsync(0);
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.UntilStateAsync(1, "BACKUP");
        Assert.Equal(0, Assert.Single(await cluster.HoldersAsync()));
    }

    [Fact]
    public async Task The_address_goes_to_a_node_whose_backend_has_a_usable_server_and_comes_back()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms, track.backends = [service]");
        await cluster.StartPairAsync();
        await cluster.Nodes[0]!.Runtime.AskAsync("disable server service/here");
        await cluster.UntilStateAsync(0, "FAULT");
        await cluster.UntilStateAsync(1, "MASTER");
        Assert.Contains("backend service has no usable server", await cluster.Nodes[0]!.Runtime.AskAsync("show floating-ip"), StringComparison.Ordinal);
        await cluster.Nodes[0]!.Runtime.AskAsync("enable server service/here");
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.UntilStateAsync(1, "BACKUP");
    }

    [Fact]
    public async Task What_is_tracked_with_a_weight_changes_the_priority()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms, track { backends = [service], weight = -60 }");
        await cluster.StartPairAsync();
        await cluster.Nodes[0]!.Runtime.AskAsync("disable server service/here");
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.UntilStateAsync(0, "BACKUP");
        Assert.Equal("90", await cluster.AskAsync(0, "priority"));
    }

    [Fact]
    public async Task Hooks_hear_of_each_move_with_a_token_that_grows()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        using var directory = new TestDirectory();
        var script = directory.Write("hook.sh", "#!/bin/sh\necho $1 $ACTORPROXY_EVENT $ACTORPROXY_FLOATING_IP $ACTORPROXY_ADDRESSES $ACTORPROXY_FENCING_TOKEN >>$2\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = directory.File("hooks.log");
        var hooks = string.Join("\n", new[] { "acquire", "release", "fault" }.Select(one => $"hooks.{one} = [\"{script}\", NODE, \"{log}\"]"));
        await cluster.StartAsync(0, priority: 150, hooks.Replace("NODE", "zero", StringComparison.Ordinal));
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.StartAsync(1, priority: 100, hooks.Replace("NODE", "one", StringComparison.Ordinal));
        await cluster.UntilStateAsync(1, "BACKUP");
        await cluster.Network.PullAsync(0);
        await cluster.UntilStateAsync(1, "MASTER");
        var lines = await Eventually.AnswersAsync("four hooks have run", () => Task.FromResult(File.Exists(log) ? File.ReadAllLines(log) : []), static lines => lines.Length >= 4);
        var words = lines.Select(static line => line.Split(' ')).ToArray();
        Assert.Equal(["one acquire", "zero acquire", "zero fault", "zero release"], words.Select(static one => $"{one[0]} {one[1]}").Order(StringComparer.Ordinal));
        Assert.All(words, one => Assert.Equal(["service", $"{cluster.Address}/24"], one[2..4]));
        Assert.True(Token("one acquire") > Token("zero acquire"), string.Join('\n', lines));

        long Token(string what) => long.Parse(words.Single(one => $"{one[0]} {one[1]}" == what)[4], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_node_that_the_kernel_refuses_the_address_runs_the_hook_for_a_fault_alone()
    {
        await using var cluster = await FloatingCluster.CreateIPv6Async(1, "interval = 100ms");
        using var directory = new TestDirectory();
        var log = directory.File("hooks.log");
        var script = directory.Write("hook.sh", "#!/bin/sh\necho $ACTORPROXY_EVENT >>$1\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await cluster.StartAsync(0, priority: 150, "preempt-delay = 0s\n" + string.Join("\n", new[] { "acquire", "release", "fault" }.Select(one => $"hooks.{one} = [\"{script}\", \"{log}\"]")));
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.Network.PullAsync(0);
        await cluster.UntilStateAsync(0, "FAULT");
        await Eventually.AnswersAsync("three hooks have run", () => HooksAsync(log), static lines => lines.Length == 3);

        Assert.Equal(0, (await cluster.Network.RunOnAsync(0, "sysctl", "-q", "-w", $"net.ipv6.conf.{LanNetwork.Interface}.disable_ipv6=1")).ExitCode);
        await cluster.Network.PlugAsync(0);

        var lines = await Eventually.AnswersAsync("another hook has run", () => HooksAsync(log), static lines => lines.Length > 3);
        Assert.Equal(["acquire", "release", "fault", "fault"], lines);
        Assert.Empty(await cluster.HoldersAsync());
    }

    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.User1)]
    public async Task A_process_that_stops_waits_for_the_hook_for_the_release_and_the_address_does_not(Signal stop)
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        using var directory = new TestDirectory();
        var (log, gate) = (directory.File("hooks.log"), directory.File("gate"));
        Assert.Equal(0, (await Command.RunAsync("mkfifo", [gate])).ExitCode);
        var script = directory.Write("hook.sh", "#!/bin/sh\nread line <$1\nkill -0 $PPID && echo $ACTORPROXY_EVENT >>$2\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await cluster.StartAsync(0, priority: 150, $"hooks.release = [\"{script}\", \"{gate}\", \"{log}\"]");
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.StartAsync(1, priority: 100);
        await cluster.UntilStateAsync(1, "BACKUP");

        cluster.Nodes[0]!.Send(stop);

        await cluster.UntilStateAsync(1, "MASTER");
        Assert.Equal(0, (await Command.RunAsync("timeout", ["10", "sh", "-c", $"echo go >{gate}"])).ExitCode);
        await cluster.Nodes[0]!.ExitAsync();
        Assert.Equal(["release"], await HooksAsync(log));
    }

    private static Task<string[]> HooksAsync(string log) => Task.FromResult(File.Exists(log) ? File.ReadAllLines(log) : []);

    [Fact]
    public async Task The_health_port_is_open_on_the_owner_only()
    {
        var port = FreePort.Next();
        await using var cluster = await FloatingCluster.CreateAsync(2, $"interval = 100ms, health-port = {port}");
        await cluster.StartPairAsync();
        Assert.True(await IsOpenAsync(0));
        Assert.False(await IsOpenAsync(1));
        await cluster.Network.IsolateAsync(0);
        await cluster.UntilStateAsync(1, "MASTER");
        await cluster.Network.RejoinAsync(0);
        await cluster.UntilStateAsync(1, "BACKUP");
        await cluster.UntilStateAsync(0, "MASTER");
        Assert.True(await IsOpenAsync(0));
        Assert.False(await IsOpenAsync(1));

        async Task<bool> IsOpenAsync(int node) => (await cluster.Network.RunOnAsync(
            cluster.Nodes.Length, "nc", "-z", "-w", "2", cluster.Network.AddressOf(node).ToString(), port.ToString(System.Globalization.CultureInfo.InvariantCulture))).ExitCode == 0;
    }
}
