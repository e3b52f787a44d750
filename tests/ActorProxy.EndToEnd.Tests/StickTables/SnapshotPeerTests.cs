using ActorProxy.EndToEnd.Tests.Peers;

namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary>What a table began with after a restart, and its peers.</summary>
public sealed class SnapshotPeerTests
{
    private const string Table = "backend t\n    stick-table type string len 20 size 1k expire 1h store gpc0,gpt0 peers mesh";

    [Theory]
    [InlineData("actorproxy")]
    [InlineData("haproxy")]
    public async Task A_peer_that_joins_late_is_taught_what_came_from_the_file(string late)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy writes no snapshots of its tables");
        using var files = new TestDirectory();
        await using var mesh = new PeerMesh("", "a", "b");
        await RestartedAsync(mesh, files.File("t"), async first => await PeerMesh.SetAsync(first, "t", "k", "data.gpc0 7 data.gpt0 3"));
        var restarted = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, WithFile(files.File("t")));

        var joined = await mesh.StartAsync("b", late == "haproxy" ? ProxyOptions.ForHAProxy : ProxyOptions.ForActorProxy, Table + "\n");

        await PeerMesh.AgreesAsync(restarted, joined, "t", 1, TimeSpan.FromSeconds(30));
        Assert.Equal("gpc0=7 gpt0=3", string.Join(' ', (await PeerMesh.EntriesAsync(joined, "t"))["k"].Values.Split(' ').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task What_a_peer_has_counted_meanwhile_is_not_set_back_by_the_file()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy writes no snapshots of its tables");
        using var files = new TestDirectory();
        await using var mesh = new PeerMesh("", "a", "b");
        await RestartedAsync(mesh, files.File("t"), async first =>
        {
            await PeerMesh.SetAsync(first, "t", "counted", "data.gpc0 7 data.gpt0 3");
            await PeerMesh.SetAsync(first, "t", "only-here", "data.gpc0 1");
        });
        var other = await mesh.StartAsync("b", ProxyOptions.ForActorProxy, Table + "\n");
        await PeerMesh.SetAsync(other, "t", "counted", "data.gpc0 500 data.gpt0 9");

        var restarted = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, WithFile(files.File("t")));

        await PeerMesh.AgreesAsync(restarted, other, "t", 2, TimeSpan.FromSeconds(30));
        var values = (await PeerMesh.EntriesAsync(restarted, "t"))["counted"].Values;
        Assert.Contains("gpc0=500", values, StringComparison.Ordinal);
        Assert.Contains("gpt0=9", values, StringComparison.Ordinal);
    }

    /// <summary>Has a process of node a fill its table and end, so that the file is there.</summary>
    private static async Task RestartedAsync(PeerMesh mesh, string file, Func<ProxyProcess, Task> fill)
    {
        var first = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, WithFile(file));
        await fill(first);
        first.Send(Signal.Terminate);
        await first.ExitAsync();
        Assert.True(File.Exists(file));
    }

    private static string WithFile(string file) => $"{Table} snapshot {file} every 1h\n";
}
