using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Tables over reloads, and from a process to the one that takes its place (<c>-sf</c>).</summary>
public sealed class PeerHandoverTests
{
    private const string Tables = "backend t\n    stick-table type string len 20 size 100k expire 1h store gpc0 peers mesh\n";

    public static TheoryData<string, string> Kinds => new()
    {
        { "actorproxy", "actorproxy" },
        { "haproxy", "actorproxy" },
        { "actorproxy", "haproxy" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_new_process_has_the_entries_of_the_one_whose_place_it_takes(string from, string to)
    {
        await using var mesh = new PeerMesh(Tables, "a");
        var old = await mesh.StartAsync("a", Options(from));
        for (var i = 0; i < 200; i++)
            await PeerMesh.SetAsync(old, "t", $"k{i}", $"data.gpc0 {i + 1}");

        // A process that has just begun does not know yet that nobody can teach it.
        await Eventually.HoldsAsync("the old process knows everything", async () => PeerMesh.KnowsEverything(await old.Runtime.AskAsync("show peers")), TimeSpan.FromSeconds(20));
        var taken = await mesh.StartAsync("a", Options(to) with { ExtraArguments = ["-sf", old.Pid.ToString(CultureInfo.InvariantCulture)] });

        await Eventually.HoldsAsync("the new process has all entries", async () => (await PeerMesh.EntriesAsync(taken, "t")).Count == 200, TimeSpan.FromSeconds(20));
        Assert.Equal("gpc0=200", (await PeerMesh.EntriesAsync(taken, "t"))["k199"].Values);
        Assert.Equal(0, await old.ExitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Fifty_reloads_under_updates_lose_no_entry_and_keep_the_session()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy has no command 'reload' on its stats socket");
        await using var mesh = new PeerMesh(Tables, "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy);
        await PeerMesh.IsConnectedAsync(ours, "b");
        var sessions = await CounterAsync(ours, "sessions");

        using var stop = new CancellationTokenSource();
        var written = 0;
        var updates = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; written++)
            {
                await PeerMesh.SetAsync(ours, "t", $"ours-{written % 1000}", $"data.gpc0 {written}");
                await PeerMesh.SetAsync(theirs, "t", $"theirs-{written % 1000}", $"data.gpc0 {written}");
            }
        });
        for (var i = 0; i < 50; i++)
        {
            ours.ReplaceConfiguration(mesh.Configuration("a", $"backend more{i}\n"));
            Assert.Contains("Success=1", await ours.Runtime.AskAsync("reload"), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await updates;
        await PeerMesh.AgreesAsync(ours, theirs, "t", Math.Min(written, 1000) * 2, TimeSpan.FromSeconds(20));
        Assert.Equal(sessions, await CounterAsync(ours, "sessions"));
    }

    [Fact]
    public async Task A_reload_adds_and_removes_peers_and_tables()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy has no command 'reload' on its stats socket");
        const string Another = "backend u\n    stick-table type integer size 1k expire 1h store gpc0 peers mesh\n";
        await using var mesh = new PeerMesh(Tables, "a", "b");
        await using var alone = new PeerMesh(Tables, "a");
        var theirs = await mesh.StartAsync("b", ProxyOptions.ForHAProxy, Another);
        await PeerMesh.SetAsync(theirs, "u", "7", "data.gpc0 7");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy);
        await PeerMesh.SetAsync(theirs, "t", "first", "data.gpc0 1");
        await PeerMesh.AgreesAsync(ours, theirs, "t", 1, TimeSpan.FromSeconds(20));

        ours.ReplaceConfiguration(mesh.Configuration("a", Another));
        Assert.Contains("Success=1", await ours.Runtime.AskAsync("reload"), StringComparison.Ordinal);
        await PeerMesh.AgreesAsync(ours, theirs, "u", 1, TimeSpan.FromSeconds(20));

        ours.ReplaceConfiguration(alone.Configuration("a", Another));
        Assert.Contains("Success=1", await ours.Runtime.AskAsync("reload"), StringComparison.Ordinal);
        await Eventually.HoldsAsync("the peer is gone", async () => !(await ours.Runtime.AskAsync("show peers")).Contains("id=b(", StringComparison.Ordinal));
        await PeerMesh.SetAsync(theirs, "t", "unheard", "data.gpc0 1");

        ours.ReplaceConfiguration(mesh.Configuration("a", Another));
        Assert.Contains("Success=1", await ours.Runtime.AskAsync("reload"), StringComparison.Ordinal);
        await PeerMesh.SetAsync(ours, "t", "second", "data.gpc0 2");
        await PeerMesh.AgreesAsync(ours, theirs, "t", 3, TimeSpan.FromSeconds(20));
    }

    private static ProxyOptions Options(string kind) => kind == "haproxy" ? ProxyOptions.ForHAProxy : ProxyOptions.ForActorProxy;

    private static async Task<string> CounterAsync(ProxyProcess process, string name) =>
        (await process.Runtime.AskAsync("show peers")).Split([' ', '\n']).First(word => word.StartsWith($"{name}=", StringComparison.Ordinal));
}
