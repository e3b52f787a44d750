namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary><c>snapshot FILE every TIME</c>: what a table holds after a restart of the process.</summary>
public sealed class SnapshotTests
{
    private const string NotInHAProxy = "haproxy writes no snapshots of its tables";
    private const string Long = "1h";
    private const string Short = "50ms";

    [Fact]
    public async Task A_killed_process_leaves_what_the_last_snapshot_had()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.File("clients");
        await using (var first = await StartAsync(file, Short))
        {
            await first.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7 data.conn_rate 5");
            await Eventually.HoldsAsync("the entry is written", () => HasClient(file));
            first.Send(Signal.Kill);
            await first.ExitAsync();
        }

        await using var second = await StartAsync(file, Long);

        Assert.Contains("key=192.0.2.1 ", await TableAsync(second), StringComparison.Ordinal);
        Assert.Contains("gpc0=7 conn_rate(600000)=", await TableAsync(second), StringComparison.Ordinal);
        Assert.DoesNotContain("conn_rate(600000)=0", await TableAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_soft_stop_writes_what_there_is_at_its_end()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.File("clients");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using (var first = await StartAsync(file, Long, server.Address, port))
        {
            await first.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7");
            using (var client = await TcpClientProbe.ConnectAsync(port))
            {
                Assert.Equal("s1", await client.ReadLineAsync());
                first.Send(Signal.User1);
                await Eventually.HoldsAsync("the first of both snapshots is written", () => File.Exists(file));

                // The listeners are closed, the runtime API as well, but this connection still counts.
                await client.SendLineAsync("more");
            }

            Assert.Equal(0, await first.ExitAsync());
        }

        await using var second = await StartAsync(file, Long);

        var table = await TableAsync(second);
        Assert.Contains("key=192.0.2.1 ", table, StringComparison.Ordinal);
        Assert.Matches("key=127.0.0.1 use=0 .* bytes_in_cnt=5", table);
        Assert.Equal([file], Directory.GetFiles(files.Path));
    }

    [Theory]
    [InlineData(nameof(Signal.Terminate))]
    [InlineData(nameof(Signal.Interrupt))]
    public async Task A_process_that_is_told_to_end_at_once_writes_what_there_is(string signal)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.File("clients");
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using (var first = await StartAsync(file, Long, server.Address, port))
        {
            await first.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7");
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("s1", await client.ReadLineAsync());
            first.Send(Enum.Parse<Signal>(signal));
            Assert.NotEqual(0, await first.ExitAsync());
        }

        await using var second = await StartAsync(file, Long);

        var table = await TableAsync(second);
        Assert.Matches("key=192.0.2.1 use=0 .* gpc0=7", table);
        Assert.Contains("key=127.0.0.1 use=0 ", table, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(files.Path));
    }

    [Fact]
    public async Task A_signal_that_reaches_the_process_twice_at_once_is_one()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.File("clients");
        await using var proxy = await StartAsync(file, Long);
        for (var i = 0; i < 200; i++)
            await proxy.Runtime.AskAsync($"set table clients key 192.0.2.{i} data.gpc0 7");

        // As systemd does, and a terminal: the guardian of a process passes on what that process has heard itself.
        proxy.Send(Signal.Terminate);
        proxy.Send(Signal.Terminate);

        await proxy.ExitAsync();
        Assert.True(File.Exists(file), "no snapshot was written");
    }

    [Fact]
    public async Task What_a_process_has_counted_since_it_took_over_is_written_although_the_one_before_it_wrote_last()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.File("clients");
        await using (var old = await StartAsync(file, Long))
        {
            await old.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7");
            await using var taken = await ProxyProcess.StartAsync(Configuration(file, Long, "127.0.0.1:1", FreePort.Next()), new ProxyOptions { TakesOverFrom = old });
            await old.ExitAsync();
            Assert.True(HasClient(file));
            await taken.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 8");
            taken.Send(Signal.Terminate);
            await taken.ExitAsync();
        }

        await using var last = await StartAsync(file, Long);

        Assert.Matches("key=192.0.2.1 use=0 .* gpc0=8", await TableAsync(last));
    }

    [Fact]
    public async Task A_reload_keeps_the_table_and_goes_on_writing()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        await using var proxy = await StartAsync(files.File("first"), Long);
        await proxy.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7");
        Assert.Contains("conn_rate(600000)=0", await TableAsync(proxy), StringComparison.Ordinal);

        proxy.ReplaceConfiguration(Configuration(files.File("second"), Short, "127.0.0.1:1", FreePort.Next()));
        proxy.Send(Signal.User2);

        await Eventually.HoldsAsync("the new file is written", () => File.Exists(files.File("second")));
        Assert.Contains("key=192.0.2.1 use=0 ", await TableAsync(proxy), StringComparison.Ordinal);
        Assert.False(File.Exists(files.File("first")));
    }

    [Theory]
    [InlineData("", "is torn: it ends after 0 bytes, before its last part")]
    [InlineData("# a list of addresses\n10.0.0.1\n", "is no snapshot of a stick table")]
    public async Task A_file_that_is_no_whole_snapshot_is_named_and_the_table_begins_empty(string content, string reason)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var files = new TestDirectory();
        var file = files.Write("clients", content);

        await using var proxy = await StartAsync(file, Long);

        await Eventually.HoldsAsync("the message is there", () => proxy.Output.Text.Contains($"The stick table clients begins empty: its snapshot {file} {reason}.", StringComparison.Ordinal));
        Assert.Contains("used:0", await TableAsync(proxy), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_named_once_and_the_old_file_stays()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, NotInHAProxy);
        using var disk = SmallDisk.TryMount(64);
        Assert.SkipWhen(disk is null, "mounting a tmpfs takes a privilege that this user does not have");
        var file = disk.File("clients");
        await using var proxy = await StartAsync(file, Short);
        await proxy.Runtime.AskAsync("set table clients key 192.0.2.1 data.gpc0 7");
        await Eventually.HoldsAsync("the entry is written", () => HasClient(file));

        for (var i = 0; i < 100; i++)
            await proxy.Runtime.AskAsync(string.Join(';', Enumerable.Range(0, 200).Select(n => $"set table clients key 10.0.{i}.{n} data.gpc0 {n}")));
        await Eventually.HoldsAsync("the failure is said", () => proxy.Output.Text.Contains($"The stick table clients can't be written to {file}, which stays as it was:", StringComparison.Ordinal), found: () => proxy.Output.Text);
        var length = new FileInfo(file).Length;
        Assert.True(HasClient(file));
        Assert.Contains("key=192.0.2.1 ", await TableAsync(proxy), StringComparison.Ordinal);

        await proxy.Runtime.AskAsync("clear table clients data.gpc0 ge 0");
        await Eventually.HoldsAsync("a snapshot is written again", () => new FileInfo(file).Length < length);
        Assert.Equal([file], Directory.GetFiles(disk.Path));
        Assert.Single(proxy.Output.Text.Split('\n'), static line => line.Contains("can't be written", StringComparison.Ordinal));
    }

    private static Task<ProxyProcess> StartAsync(string file, string every, string server = "127.0.0.1:1", int? port = null) =>
        ProxyProcess.StartAsync(Configuration(file, every, server, port ?? FreePort.Next()));

    private static string Configuration(string file, string every, string server, int port) => $"""
        defaults
            mode tcp
            timeout connect 2s
            timeout client 20s
            timeout server 20s
        frontend fe
            bind 127.0.0.1:{port}
            tcp-request connection track-sc0 src table clients
            default_backend app
        backend app
            server s1 {server}
        backend clients
            stick-table type ip size 100k expire 1h store gpc0,conn_rate(600s),bytes_in_cnt snapshot {file} every {every}

        """;

    /// <summary>The key 192.0.2.1 stands in the file as it does in the table.</summary>
    private static bool HasClient(string file) => File.Exists(file) && File.ReadAllBytes(file).AsSpan().IndexOf((ReadOnlySpan<byte>)[192, 0, 2, 1]) > 0;

    private static Task<string> TableAsync(ProxyProcess proxy) => proxy.Runtime.AskAsync("show table clients");
}
