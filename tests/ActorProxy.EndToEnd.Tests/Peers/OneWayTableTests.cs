namespace ActorProxy.EndToEnd.Tests.Peers;

/// <summary>Tables that only learn, and tables that pass decisions on to a second one (configuration.txt of HAProxy 3.x, "recv-only" and "write-to").</summary>
/// <remarks>Debian's haproxy knows neither word, but a peer need not: what it tells goes by the words on our side.</remarks>
public sealed class OneWayTableTests
{
    private const string Told = "backend told\n    stick-table type string len 20 size 10k expire 1h store gpt0,gpc0,conn_cur,server_id peers mesh";
    private static readonly TimeSpan Redialled = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_to_hands_decisions_on_and_keeps_counters(bool fromHAProxy)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "this haproxy has no write-to");
        const string Decisions = "backend decisions\n    stick-table type string len 20 size 10k expire 1h store gpt0,gpc0,server_id\n";
        await using var mesh = new PeerMesh("", "a", "b");
        var theirs = await mesh.StartAsync("b", Options(fromHAProxy), $"{Told}\n");
        await PeerMesh.SetAsync(theirs, "told", "taught", "data.gpt0 7 data.gpc0 70");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, $"{Told} write-to decisions\n{Decisions}");
        await PeerMesh.SetAsync(ours, "decisions", "changed", "data.gpc0 5");
        await PeerMesh.IsSettledAsync(ours, "b");
        await PeerMesh.SetAsync(theirs, "told", "changed", "data.gpt0 8 data.gpc0 80");

        // The one by a lesson, the other as it changes.
        await Eventually.HoldsAsync("both entries are learnt", async () => (await PeerMesh.EntriesAsync(ours, "told")).Count == 2, Redialled);
        var (told, decisions) = (await PeerMesh.EntriesAsync(ours, "told"), await PeerMesh.EntriesAsync(ours, "decisions"));
        Assert.Contains("gpt0=7 gpc0=70", told["taught"].Values, StringComparison.Ordinal);
        Assert.Contains("gpt0=8 gpc0=80", told["changed"].Values, StringComparison.Ordinal);
        Assert.Contains("gpt0=7 gpc0=0", decisions["taught"].Values, StringComparison.Ordinal);
        Assert.Contains("gpt0=8 gpc0=5", decisions["changed"].Values, StringComparison.Ordinal);

        // What is written here is a decision of this node's: it goes to the table that it is written to, and no further.
        await PeerMesh.SetAsync(ours, "told", "own", "data.gpt0 9");
        await Eventually.HoldsAsync("the peer has learnt", async () => (await PeerMesh.EntriesAsync(theirs, "told")).ContainsKey("own"));
        Assert.False((await PeerMesh.EntriesAsync(ours, "decisions")).ContainsKey("own"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_that_only_learns_takes_gauges_too_and_tells_nothing(bool fromHAProxy)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "this haproxy has no recv-only");
        const string Both = "backend both\n    stick-table type string len 20 size 10k expire 1h store gpc0,conn_cur peers mesh\n";
        await using var mesh = new PeerMesh(Both, "a", "b");
        var ours = await mesh.StartAsync("a", ProxyOptions.ForActorProxy, $"{Told} recv-only\n");
        var theirs = await mesh.StartAsync("b", Options(fromHAProxy), $"{Told}\n");
        await PeerMesh.IsSettledAsync(ours, "b");
        await PeerMesh.SetAsync(theirs, "told", "k", "data.gpc0 7 data.conn_cur 3");
        await PeerMesh.SetAsync(theirs, "both", "k", "data.gpc0 7 data.conn_cur 3");
        await Eventually.HoldsAsync("both are learnt", async () => (await PeerMesh.EntriesAsync(ours, "told")).Count == 1 && (await PeerMesh.EntriesAsync(ours, "both")).Count == 1, Redialled);
        Assert.Contains("gpc0=7 conn_cur=3", (await PeerMesh.EntriesAsync(ours, "told"))["k"].Values, StringComparison.Ordinal);
        Assert.Contains("gpc0=7 conn_cur=0", (await PeerMesh.EntriesAsync(ours, "both"))["k"].Values, StringComparison.Ordinal);

        // Told in order of the tables: when the second has arrived, the first would have.
        await PeerMesh.SetAsync(ours, "told", "own", "data.gpc0 1");
        await PeerMesh.SetAsync(ours, "both", "own", "data.gpc0 1");
        await Eventually.HoldsAsync("the peer has learnt", async () => (await PeerMesh.EntriesAsync(theirs, "both")).ContainsKey("own"));
        Assert.False((await PeerMesh.EntriesAsync(theirs, "told")).ContainsKey("own"));

        // Nor by a lesson.
        theirs.Send(Signal.Kill);
        await theirs.ExitAsync();
        theirs = await mesh.StartAsync("b", Options(fromHAProxy), $"{Told}\n");
        await Eventually.HoldsAsync("the peer has learnt again", async () => (await PeerMesh.EntriesAsync(theirs, "both")).Count == 2, Redialled);
        Assert.Empty(await PeerMesh.EntriesAsync(theirs, "told"));
    }

    private static ProxyOptions Options(bool isHAProxy) => isHAProxy ? ProxyOptions.ForHAProxy : ProxyOptions.ForActorProxy;
}
