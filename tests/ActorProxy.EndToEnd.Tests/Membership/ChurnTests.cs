using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Nodes join, leave and are killed in random order, one after the other: all that live agree in time, and nothing is left behind in the one that sees it all.</summary>
/// <remarks><c>ACTORPROXY_CHURN_EVENTS</c> says how many (500 for the whole proof), <c>ACTORPROXY_CHURN_SEED</c> in which order.</remarks>
[Collection(nameof(HeavyLoad))]
public sealed class ChurnTests(ITestOutputHelper output)
{
    private const int Nodes = 5;
    private const int UsualEvents = 40;

    /// <summary>What the process makes once is made by then.</summary>
    private const int WarmUp = 10;

    /// <summary>As docs/cluster.md says: <c>suspect-after</c> and 3 s.</summary>
    private static readonly TimeSpan Agreement = Deadlines.Of(TimeSpan.FromSeconds(4));

    [Fact]
    public async Task All_agree_after_each_join_leave_and_kill_and_nothing_grows()
    {
        var events = Setting("ACTORPROXY_CHURN_EVENTS", UsualEvents);
        var seed = Setting("ACTORPROXY_CHURN_SEED", Environment.TickCount);
        output.WriteLine($"{events} events with seed {seed}");
        var random = new Random(seed);
        await using var cluster = new TestCluster { SuspectAfter = "1s", RemoveAfter = "3s" };
        var first = await cluster.StartAsync("n0");
        var live = new SortedDictionary<string, ProxyProcess>(StringComparer.Ordinal) { ["n0"] = first };
        (int Descriptors, long Threads, long Pss) before = default;
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < events; i++)
        {
            var name = $"n{1 + random.Next(Nodes - 1)}";
            string what;
            if (!live.Remove(name, out var node))
            {
                what = "joins";
                live[name] = await cluster.StartAsync(name, "n0", "n1");
            }
            else
            {
                what = random.Next(2) == 0 ? "leaves" : "is killed";
                node.Send(what == "leaves" ? Signal.Terminate : Signal.Kill);
                await node.ExitAsync();
            }

            var watch = Stopwatch.StartNew();
            foreach (var one in live.Values)
                await AgreesAsync(one, live.Keys, $"seed {seed}, event {i}: {name} {what}");
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            if (i == WarmUp)
                before = await FiguresAsync(cluster, live);
        }

        var after = await FiguresAsync(cluster, live);
        output.WriteLine($"agreed after {slowest.TotalMilliseconds:0} ms at most; n0 had {before} after {WarmUp} events, {after} at the end");
        Assert.True(after.Descriptors <= before.Descriptors + 2, $"descriptors: {before.Descriptors}, then {after.Descriptors}");
        Assert.True(after.Threads <= before.Threads + 4, $"threads: {before.Threads}, then {after.Threads}");
        Assert.True(after.Pss <= before.Pss + 16_384, $"memory: {before.Pss} KiB, then {after.Pss}");
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : usual;

    private static Task AgreesAsync(ProxyProcess node, IEnumerable<string> live, string what)
    {
        var found = "";
        return Eventually.HoldsAsync(what, async () =>
        {
            found = await node.Runtime.AskAsync("show cluster");
            var alive = (await TestCluster.MembersAsync(node)).Where(static one => one.Value.State == "alive").ToList();
            return alive.Select(static one => one.Key).Order(StringComparer.Ordinal).SequenceEqual(live) && alive.TrueForAll(static one => one.Value.Session != "none");
        }, Agreement, () => $"{found}\n{node.Output.Text}");
    }

    /// <summary>Of the first node, with all nodes there and nobody else remembered.</summary>
    private static async Task<(int Descriptors, long Threads, long Pss)> FiguresAsync(TestCluster cluster, SortedDictionary<string, ProxyProcess> live)
    {
        for (var i = 1; i < Nodes; i++)
            if (!live.ContainsKey($"n{i}"))
                live[$"n{i}"] = await cluster.StartAsync($"n{i}", "n0", "n1");
        var first = live["n0"];
        await TestCluster.SeesAsync(first, [.. live.Keys]);
        var stable = await Eventually.AnswersAsync("its descriptors settle", async () =>
        {
            var one = first.OpenDescriptors;
            await Task.Delay(200, TestContext.Current.CancellationToken);
            return (one, first.OpenDescriptors);
        }, static pair => pair.one == pair.OpenDescriptors);
        return (stable.one, ProcessFigures.Threads(first.Pid), first.PssKilobytes);
    }
}
