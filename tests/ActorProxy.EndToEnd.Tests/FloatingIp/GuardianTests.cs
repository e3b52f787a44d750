using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>The process in front of one that holds floating addresses, however it is started, and its end.</summary>
public sealed class GuardianTests
{
    [Fact]
    public async Task A_guardian_that_is_killed_takes_the_proxy_and_its_addresses_with_it()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        cluster.Global = "    user nobody\n    group nogroup";
        await cluster.StartPairAsync();
        var proxy = await cluster.ServingProcessAsync(0);

        cluster.Nodes[0]!.Send(Signal.Kill);

        await cluster.UntilStateAsync(1, "MASTER");
        await Eventually.HoldsAsync("the proxy has ended", () => !Directory.Exists($"/proc/{proxy}"), Deadlines.Load);
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
    }

    /// <summary>At the packet socket the kernel waits; descriptors above it are closed before.</summary>
    [Fact]
    public async Task The_line_to_the_guardian_is_closed_before_the_packet_socket()
    {
        await using var cluster = await FloatingCluster.CreateAsync(1, "interval = 100ms");
        await cluster.StartAsync(0, priority: 150);
        await cluster.UntilStateAsync(0, "MASTER");
        var proxy = await cluster.ServingProcessAsync(0);
        var packetSockets = File.ReadLines($"/proc/{proxy}/net/packet").Skip(1).Select(static line => $"socket:[{line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]}]").ToHashSet(StringComparer.Ordinal);
        var guardians = Descriptors(cluster.Nodes[0]!.Pid).Select(static one => one.Target).Where(static one => one.StartsWith("pipe:", StringComparison.Ordinal))
            .Except(Descriptors(Environment.ProcessId).Select(static one => one.Target), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

        var packetSocket = Assert.Single(Descriptors(proxy), one => packetSockets.Contains(one.Target)).Number;
        await Eventually.HoldsAsync("the line is above it", () => Descriptors(proxy).Where(one => guardians.Contains(one.Target)).ToList() is [{ Number: var line }] && line > packetSocket);

        static List<(int Number, string Target)> Descriptors(int pid) =>
            [.. Directory.GetFiles($"/proc/{pid}/fd").Select(static one => (int.Parse(Path.GetFileName(one), CultureInfo.InvariantCulture), new FileInfo(one).LinkTarget ?? ""))];
    }

    [Fact]
    public async Task A_service_manager_is_told_of_the_guardian_once_the_proxy_serves_and_signals_it_alone()
    {
        await using var cluster = await FloatingCluster.CreateAsync(1, "interval = 100ms");
        using var directory = new TestDirectory();
        using var manager = new NotifyReceiver(directory);
        cluster.Options = new ProxyOptions { Mode = ["-Ws"], Environment = new Dictionary<string, string?> { ["NOTIFY_SOCKET"] = manager.Path } };
        await cluster.StartAsync(0, priority: 150);
        var guardian = cluster.Nodes[0]!.Pid.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(guardian, (await manager.NextAsync("READY"))["MAINPID"]);
        await cluster.UntilStateAsync(0, "MASTER");

        Change(cluster, "priority = 150", "priority = 140");
        cluster.Nodes[0]!.Send(Signal.User2);
        await manager.NextAsync("RELOADING");
        Assert.Equal(guardian, (await manager.NextAsync("READY"))["MAINPID"]);
        await Eventually.HoldsAsync("the reload is carried out", async () => await cluster.AskAsync(0, "priority") == "140");

        var killed = await cluster.ServingProcessAsync(0);
        Signals.Send(killed, Signal.Kill);
        Assert.Equal(guardian, (await manager.NextAsync("READY"))["MAINPID"]);
        Assert.NotEqual(killed, await cluster.ServingProcessAsync(0));
        await cluster.UntilStateAsync(0, "MASTER");

        cluster.Nodes[0]!.Send(Signal.Terminate);
        await manager.NextAsync("STOPPING");
        await cluster.Nodes[0]!.ExitAsync();
        Assert.Empty(await cluster.HoldersAsync());
    }

    [Fact]
    public async Task In_the_background_the_pid_file_names_the_guardian()
    {
        await using var node = await LoneNode.CreateAsync();
        var pidFile = node.Directory.File("pid");

        var start = await node.RunAsync(ProxyExecutable.ActorProxy.Path, ["-D", "-p", pidFile, .. node.Files]);

        Assert.Equal((0, ""), (start.ExitCode, start.Output));
        var guardian = int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture);
        try
        {
            await Eventually.HoldsAsync("the node has the address", node.HasAddressAsync);
            var info = await node.Runtime.InfoAsync();
            Assert.NotEqual(guardian, int.Parse(info["Pid"], CultureInfo.InvariantCulture));
            Signals.Send(int.Parse(info["Pid"], CultureInfo.InvariantCulture), Signal.Kill);
            await Eventually.HoldsAsync("another process serves", async () =>
                await node.Runtime.TryAskAsync("show info") is { } next && !next.Contains($"Pid: {info["Pid"]}\n", StringComparison.Ordinal));
            await Eventually.HoldsAsync("the node has the address again", node.HasAddressAsync);
            Assert.Equal(guardian, int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture));
        }
        finally
        {
            Signals.Send(guardian, Signal.Terminate);
        }

        await Eventually.HoldsAsync("the guardian has ended", () => !Directory.Exists($"/proc/{guardian}") || File.ReadAllText($"/proc/{guardian}/stat").Contains(") Z ", StringComparison.Ordinal));
        Assert.False(await node.HasAddressAsync());
    }

    private static void Change(FloatingCluster cluster, string from, string to)
    {
        var file = cluster.Nodes[0]!.Directory.File("node.conf");
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
    }
}
