using System.Globalization;
using ActorProxy.EndToEnd.Tests.Peers;
using ActorProxy.EndToEnd.Tests.Reload;

namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary>Reloads and replacements of the process while a table counts 10,000 times a second and more: what clients have caused is what is counted, on the node and on its peer.</summary>
[Collection(nameof(HeavyLoad))]
public sealed class TableUpdateReloadTests
{
    private const int UpdatesPerSecond = 10_000;
    private const int Attempts = 3;
    private const string Shared = "stick-table type ip size 100k expire 1h store conn_cnt,conn_cur,gpc0 peers mesh";

    [Theory]
    [InlineData(nameof(ReloadWay.Signal), Shared)]
    [InlineData(nameof(ReloadWay.RuntimeCommand), Shared)]
    [InlineData(nameof(ReloadWay.RuntimeCommand), "stick-table type ip size 200k expire 2h store conn_cnt,conn_cur,gpc0,gpt0 peers mesh")]
    public Task Fifty_reloads_lose_and_double_nothing(string way, string everySecond) =>
        CountsExactlyAsync(Enum.Parse<ReloadWay>(way), reloads: 50, i => i % 2 == 0 ? Shared : everySecond);

    private static async Task CountsExactlyAsync(ReloadWay way, int reloads, Func<int, string> table)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy starts another process, whose tables begin with what the old one's were a moment ago");
        for (var attempt = 1; ; attempt++)
        {
            var rate = await CountAsync(way, reloads, table);
            TestContext.Current.SendDiagnosticMessage("{0}: {1:N0} updates a second during {2} reloads", way, rate, reloads);
            if (rate >= UpdatesPerSecond)
                return;
            Assert.True(attempt < Attempts, $"The machine is too busy to show it: {rate:N0} updates a second, and that {Attempts} times.");
        }
    }

    /// <summary>One run; returns the updates per second while the configuration changed.</summary>
    private static async Task<double> CountAsync(ReloadWay way, int reloads, Func<int, string> table)
    {
        using var server = TcpServer.Echo();
        var ports = FreePort.Next(2);
        await using var mesh = new PeerMesh("", "a", "b");
        var peer = await mesh.StartAsync("b", ProxyOptions.ForActorProxy, Sections(table(0), server));
        await using var proxy = await ReloadingProxy.StartAsync(way, mesh.Configuration("a", Sections(table(0), server, ports)));
        await PeerMesh.IsSettledAsync(proxy.Current, "b");
        await PeerMesh.IsSettledAsync(peer, "a");

        using var held = await LongLivedConnections.OpenAsync(ports[1], 50);
        using var load = CountedLoad.Begin(ports[0]);
        for (var i = 1; i <= reloads; i++)
        {
            var now = load.Updates;
            await proxy.ReloadAsync(mesh.Configuration("a", Sections(table(i), server, ports) + $"backend more{i}\n    server s{i} 127.0.0.1:1 disabled\n"), ($"more{i}", $"s{i}"));
            Assert.Equal(held.Count, await held.ExchangeAsync());
            await Eventually.HoldsAsync("clients are served meanwhile", () => load.Updates > now + 1000);
        }

        var rate = load.Updates / load.Elapsed.TotalSeconds;
        load.End();
        var exchanged = held.SoFar;
        var lived = held.Count;
        held.Dispose();

        var expected = load.Expected().ToDictionary(static one => one.Key, static one => $"conn_cnt={one.Value} gpc0={one.Value}");
        await HoldsAsync(proxy.Current, expected);
        await HoldsAsync(peer, expected);
        await Eventually.HoldsAsync("no connection is counted any more", async () => !(await proxy.Current.Runtime.AskAsync("show table t data.conn_cur gt 0", Deadlines.Load)).Contains("key=", StringComparison.Ordinal));
        var old = "";
        await Eventually.HoldsAsync(
            "connections that lived through all of it are counted out",
            async () => (old = await proxy.Current.Runtime.AskAsync("show table h")).Contains($"conn_cnt={lived} conn_cur=0", StringComparison.Ordinal),
            found: () => $"{old} {exchanged}");
        return rate;
    }

    /// <summary>Waits until a process's table says that; afterwards it must not change any more.</summary>
    private static async Task HoldsAsync(ProxyProcess process, Dictionary<string, string> expected)
    {
        var found = "";
        await Eventually.HoldsAsync($"{expected.Count} entries with what clients have caused", async () =>
        {
            var entries = await EntriesAsync(process);
            var wrong = expected.Keys.Union(entries.Keys).Where(key => expected.GetValueOrDefault(key) != entries.GetValueOrDefault(key)).ToList();
            found = $"{entries.Count} entries; {wrong.Count} differ: {string.Join("; ", wrong.Take(5).Select(key => $"{key}: [{entries.GetValueOrDefault(key)}] should be [{expected.GetValueOrDefault(key)}]"))}";
            return wrong.Count == 0;
        }, Deadlines.Step, () => found);
    }

    private static async Task<Dictionary<string, string>> EntriesAsync(ProxyProcess process)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await process.Runtime.AskAsync("show table t", Deadlines.Load)).Split('\n'))
        {
            var words = line.Split(' ');
            if (words.FirstOrDefault(static word => word.StartsWith("key=", StringComparison.Ordinal)) is { } key)
                entries[key[4..]] = string.Join(' ', words.Where(static word => word.StartsWith("conn_cnt=", StringComparison.Ordinal) || word.StartsWith("gpc0=", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        return entries;
    }

    private static string Sections(string table, TcpServer server, params int[] ports) =>
        $"""
        global
            tune.stick-counters {CountedLoad.PrefixLengths.Count.ToString(CultureInfo.InvariantCulture)}
        backend t
            {table}
        backend h
            stick-table type ip size 100 expire 1h store conn_cnt,conn_cur
        backend app
            server s {server.Address}

        """ + (ports.Length == 0 ? "" :
        $"""
        frontend counted
            bind 127.0.0.1:{ports[0]}
        {CountedLoad.Rules("t")}
        frontend held
            bind 127.0.0.1:{ports[1]}
            tcp-request connection track-sc0 src table h
            default_backend app

        """);
}
