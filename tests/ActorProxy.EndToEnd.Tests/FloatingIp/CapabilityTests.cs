using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.FloatingIp;

/// <summary>Who may change addresses: root, a process that has become another user, one that never was root, and nobody else.</summary>
public sealed class CapabilityTests
{
    /// <summary>CAP_NET_ADMIN and CAP_NET_RAW, as the kernel prints them.</summary>
    private const string Both = "0000000000003000";

    private const string None = "0000000000000000";

    [Fact]
    public async Task A_process_that_becomes_another_user_keeps_what_addresses_need_on_one_thread_and_nothing_else()
    {
        await using var cluster = await FloatingCluster.CreateAsync(2, "interval = 100ms");
        cluster.Global = "    user nobody\n    group nogroup";
        await cluster.StartPairAsync();
        await AssertLowlyAsync(cluster, 0);
        await using var probe = OutageProbe.Start(cluster.ClientNamespace, cluster.Service);
        await probe.UntilAnsweredAsync(probe.Now, 50);

        var killed = await cluster.ServingProcessAsync(0);
        Signals.Send(killed, Signal.Kill);

        await Eventually.HoldsAsync("another process serves", async () => await TryServingProcessAsync(cluster, 0) is { } next && next != killed, Deadlines.Load);
        await cluster.UntilStateAsync(0, "MASTER");
        await cluster.UntilStateAsync(1, "BACKUP");
        await AssertLowlyAsync(cluster, 0);
        Assert.Equal(0, Assert.Single(await cluster.HoldersAsync()));

        cluster.Nodes[0]!.Send(Signal.Terminate);
        await cluster.UntilStateAsync(1, "MASTER");
        Assert.Equal(1, Assert.Single(await cluster.HoldersAsync()));
        await probe.UntilAnsweredAsync(probe.Now, 50);
    }

    [Fact]
    public async Task A_process_that_never_was_root_needs_the_two_capabilities_and_says_so()
    {
        await using var node = await LoneNode.CreateAsync();
        File.SetUnixFileMode(node.Directory.Path, (UnixFileMode)0b111_111_111);
        string[] proxy = [ProxyExecutable.ActorProxy.Path, "-db", .. node.Files];

        var without = await node.RunAsync("setpriv", [.. AsNobody("net_raw"), .. proxy]);

        Assert.Equal(1, without.ExitCode);
        Assert.Contains("it lacks CAP_NET_ADMIN. Start it as root", without.StandardError, StringComparison.Ordinal);

        var with = node.RunAsync("setpriv", [.. AsNobody("net_admin", "net_raw"), .. proxy]);
        await Eventually.HoldsAsync("it has the address", node.HasAddressAsync);
        var pid = (await node.Runtime.InfoAsync())["Pid"];
        Assert.Contains("Uid:\t65534\t65534\t65534\t65534", await File.ReadAllTextAsync($"/proc/{pid}/status"), StringComparison.Ordinal);
        Signals.Send(GuardianOf(pid), Signal.Terminate);
        await with;
        Assert.False(await node.HasAddressAsync());
    }

    private static string[] AsNobody(params string[] capabilities)
    {
        var list = string.Join(',', capabilities.Select(static one => "+" + one));
        return ["--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all," + list, "--inh-caps=" + list, "--ambient-caps=" + list, "--"];
    }

    private static int GuardianOf(string pid) =>
        int.Parse(File.ReadAllLines($"/proc/{pid}/status").First(static one => one.StartsWith("PPid:", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);

    /// <summary>Null while nobody serves.</summary>
    private static async Task<int?> TryServingProcessAsync(FloatingCluster cluster, int node)
    {
        try
        {
            return await cluster.ServingProcessAsync(node);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Every thread is nobody's, one has the capabilities in its hands, and none has others, or could get them.</summary>
    private static async Task AssertLowlyAsync(FloatingCluster cluster, int node)
    {
        var pid = await cluster.ServingProcessAsync(node);
        var threads = await Eventually.AnswersAsync("the process has become nobody", () => Task.FromResult(Threads(pid)), static all => all.TrueForAll(static one => one["Uid"] == "65534\t65534\t65534\t65534"));
        Assert.All(threads, static one => Assert.Equal("65534\t65534\t65534\t65534", one["Gid"]));
        Assert.All(threads, static one => Assert.Equal(one["CapPrm"], one["CapEff"]));
        Assert.All(threads, static one => Assert.Contains(one["CapEff"], new[] { Both, None }));
        Assert.Contains(threads, static one => one["CapEff"] == Both);
        Assert.Contains(threads, static one => one["CapEff"] == None);
    }

    private static List<Dictionary<string, string>> Threads(int pid)
    {
        var threads = new List<Dictionary<string, string>>();
        foreach (var folder in Directory.GetDirectories($"/proc/{pid}/task"))
        {
            try
            {
                threads.Add(File.ReadAllLines(Path.Combine(folder, "status")).Select(static line => line.Split(':', 2)).ToDictionary(static pair => pair[0], static pair => pair[1].Trim()));
            }
            catch (IOException)
            {
                // A thread that has ended since.
                continue;
            }
        }
        return threads;
    }
}
