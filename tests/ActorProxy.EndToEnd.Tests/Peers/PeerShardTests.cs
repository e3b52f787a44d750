using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Peers that are told their shard of the entries only (configuration.txt, "shards").</summary>
/// <remarks>Debian's haproxy does not know the word: nodes of this project on all sides.</remarks>
public sealed class PeerShardTests
{
    private const string Tables = "    shards 2\n    table t type string len 20 size 10k expire 1h store gpc0\n";
    private const int Entries = 200;

    [Fact]
    public async Task Each_peer_is_told_its_shard_and_one_without_everything()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "this haproxy has no shards");
        await using var mesh = new PeerMesh(Tables, "writer", "one", "two", "all") { PeerOptions = { ["one"] = "shard 1", ["two"] = "shard 2" } };
        var writer = await mesh.StartAsync("writer", ProxyOptions.ForActorProxy);
        var one = await mesh.StartAsync("one", ProxyOptions.ForActorProxy);
        var two = await mesh.StartAsync("two", ProxyOptions.ForActorProxy);
        var all = await mesh.StartAsync("all", ProxyOptions.ForActorProxy);
        await PeerMesh.IsSettledAsync(writer, "one", "two", "all");

        // In one half as changes, in the other by lessons: whoever comes again has forgotten everything.
        await FillAsync(writer, 0, Entries / 2);
        await HaveAllAsync(one, two, all, Entries / 2);
        one.Send(Signal.Kill);
        await one.ExitAsync();
        await FillAsync(writer, Entries / 2, Entries);
        one = await mesh.StartAsync("one", ProxyOptions.ForActorProxy);
        await HaveAllAsync(one, two, all, Entries);

        var first = (await PeerMesh.EntriesAsync(one, "mesh/t")).Keys;
        var second = (await PeerMesh.EntriesAsync(two, "mesh/t")).Keys;
        Assert.InRange(first.Count, Entries / 4, Entries * 3 / 4);
        Assert.Empty(first.Intersect(second));
    }

    [Fact]
    public async Task Who_starts_again_learns_of_one_peer_of_each_shard()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "this haproxy has no shards");
        await using var mesh = new PeerMesh(Tables, "writer", "one", "two") { PeerOptions = { ["one"] = "shard 1", ["two"] = "shard 2" } };
        var writer = await mesh.StartAsync("writer", ProxyOptions.ForActorProxy);
        var one = await mesh.StartAsync("one", ProxyOptions.ForActorProxy);
        var two = await mesh.StartAsync("two", ProxyOptions.ForActorProxy);
        await FillAsync(writer, 0, Entries);
        await Eventually.HoldsAsync("both have their shards", async () => await CountAsync(one) + await CountAsync(two) == Entries, TimeSpan.FromSeconds(30));

        writer.Send(Signal.Kill);
        await writer.ExitAsync();
        writer = await mesh.StartAsync("writer", ProxyOptions.ForActorProxy);
        await Eventually.HoldsAsync("the writer has all again", async () => await CountAsync(writer) == Entries, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_reload_that_changes_a_peers_shard_tells_it_that_one()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy has no command 'reload' on its stats socket");
        await using var mesh = new PeerMesh(Tables, "writer", "one") { PeerOptions = { ["one"] = "shard 1" } };
        var writer = await mesh.StartAsync("writer", ProxyOptions.ForActorProxy);
        var one = await mesh.StartAsync("one", ProxyOptions.ForActorProxy);
        await PeerMesh.IsSettledAsync(writer, "one");
        await FillAsync(writer, 0, Entries);
        await Eventually.HoldsAsync("one has about a half", async () => await CountAsync(one) > Entries / 4);
        Assert.NotEqual(Entries, await CountAsync(one));

        mesh.PeerOptions["one"] = "shard 2";
        writer.ReplaceConfiguration(mesh.Configuration("writer"));
        Assert.Contains("Success=1", await writer.Runtime.AskAsync("reload"), StringComparison.Ordinal);
        await Eventually.HoldsAsync("one has the other half, too", async () => await CountAsync(one) == Entries, TimeSpan.FromSeconds(30));
    }

    private static async Task HaveAllAsync(ProxyProcess one, ProxyProcess two, ProxyProcess all, int count)
    {
        var found = "";
        await Eventually.HoldsAsync("two have the shards, and one everything", async () =>
        {
            var (a, b, c) = (await CountAsync(one), await CountAsync(two), await CountAsync(all));
            found = string.Create(CultureInfo.InvariantCulture, $"{a}, {b} and {c}");
            return a + b == count && c == count;
        }, TimeSpan.FromSeconds(30), () => found);
    }

    private static async Task<int> CountAsync(ProxyProcess process) => (await PeerMesh.EntriesAsync(process, "mesh/t")).Count;

    private static async Task FillAsync(ProxyProcess process, int from, int to)
    {
        for (var i = from; i < to; i++)
            await PeerMesh.SetAsync(process, "mesh/t", $"key-{i}", $"data.gpc0 {i + 1}");
    }
}
