using ActorProxy.EndToEnd.Tests.Reload;

namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary>Stick tables outlive reloads: entries, counters, and what connections of an old generation are counted in.</summary>
public sealed class TableReloadTests
{
    private const string Table = "stick-table type ip size 100 expire 1h store gpc0,conn_cnt,conn_cur";

    [Fact]
    public async Task A_table_of_the_same_definition_keeps_its_entries_and_counts_on()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy starts another process with tables of its own");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.RuntimeCommand, Configuration(port, server, Table, "first"));
        using var held = await ConnectAsync(port);
        Assert.Equal("use=1 gpc0=0 conn_cnt=1 conn_cur=1", await EntryAsync(proxy));
        await proxy.Current.Runtime.AskAsync("set table t key 127.0.0.1 data.gpc0 7");

        await proxy.ReloadAsync(Configuration(port, server, Table, "second"), ("app", "second"));

        using var second = await ConnectAsync(port);
        Assert.Equal("use=2 gpc0=7 conn_cnt=2 conn_cur=2", await EntryAsync(proxy));
        held.Dispose();
        await Eventually.HoldsAsync("the old generation's connection is counted out", async () => await EntryAsync(proxy) == "use=1 gpc0=7 conn_cnt=2 conn_cur=1");
    }

    [Theory]
    [InlineData("stick-table type ip size 5 expire 1h store gpc0,conn_cnt,conn_cur")]
    [InlineData("stick-table type ip size 100k expire 1d store conn_cur,conn_cnt,gpc0,gpc1,gpc1_rate(10s),bytes_in_cnt")]
    public async Task Entries_move_to_a_table_of_another_size_or_with_other_values(string changed)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy starts another process with tables of its own");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.RuntimeCommand, Configuration(port, server, Table, "first"));
        using var held = await ConnectAsync(port);
        await proxy.Current.Runtime.AskAsync("set table t key 127.0.0.1 data.gpc0 7");

        await proxy.ReloadAsync(Configuration(port, server, changed, "second"), ("app", "second"));

        Assert.StartsWith("use=0 gpc0=7 conn_cnt=1 conn_cur=1", await EntryAsync(proxy), StringComparison.Ordinal);
        using (var second = await ConnectAsync(port))
            Assert.StartsWith("use=1 gpc0=7 conn_cnt=2 conn_cur=2", await EntryAsync(proxy), StringComparison.Ordinal);
        held.Dispose();
        await Eventually.HoldsAsync("both are counted out", async () => (await EntryAsync(proxy)).StartsWith("use=0 gpc0=7 conn_cnt=2 conn_cur=0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_with_keys_of_another_type_begins_empty_and_the_log_says_so()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy starts another process with tables of its own");
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.RuntimeCommand, Configuration(port, server, Table, "first", log));
        using (await ConnectAsync(port))
        {
            await proxy.ReloadAsync(Configuration(port, server, "stick-table type string len 20 size 100 store gpc0,conn_cnt,conn_cur", "second", log), ("app", "second"));
            Assert.EndsWith("type: string, size:100, used:0", (await proxy.Current.Runtime.AskAsync("show table t")).Trim(), StringComparison.Ordinal);
        }

        await log.MessagesAsync("The stick table t begins empty: its keys are of another type than before the reload.", 1);
    }

    [Fact]
    public async Task A_reload_that_is_refused_leaves_the_tables_as_they_are()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy starts another process with tables of its own");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.RuntimeCommand, Configuration(port, server, Table, "first"));
        using var held = await ConnectAsync(port);

        Assert.Contains("nonsense", await proxy.TryReloadAsync(Configuration(port, server, "stick-table type ip size 1", "second") + "\n    nonsense\n"), StringComparison.Ordinal);

        Assert.Equal("use=1 gpc0=0 conn_cnt=1 conn_cur=1", await EntryAsync(proxy));
    }

    [Fact]
    public async Task A_full_table_is_said_in_the_log()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy says nothing");
        using var server = TcpServer.Named("s1");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.RuntimeCommand, Configuration(port, server, "stick-table type ip size 1 nopurge expire 1h store conn_cnt", "first", log));
        await proxy.Current.Runtime.AskAsync("set table t key 10.0.0.1");
        using (await ConnectAsync(port))
            await log.MessagesAsync("The stick table t is full with 1 entries: 1 keys found no room in the last second.", 1);
    }

    private static string Configuration(int port, TcpServer server, string table, string more, LogReceiver? log = null) =>
        $"""
        global
            {(log is null ? "" : $"log {log.Address} local0")}
        defaults
            mode tcp
            timeout connect 2s
            timeout client 20s
            timeout server 20s
        frontend fe
            bind 127.0.0.1:{port}
            tcp-request connection track-sc0 src table t
            default_backend app
        backend app
            server s1 {server.Address}
            server {more} 127.0.0.1:1 disabled
        backend t
            {table}

        """;

    private static async Task<TcpClientProbe> ConnectAsync(int port)
    {
        var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        return client;
    }

    private static async Task<string> EntryAsync(ReloadingProxy proxy)
    {
        var words = (await proxy.Current.Runtime.AskAsync("show table t key 127.0.0.1")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(static word => word.StartsWith("use=", StringComparison.Ordinal) || word.StartsWith("gpc0=", StringComparison.Ordinal) || word.StartsWith("conn_c", StringComparison.Ordinal)));
    }
}
