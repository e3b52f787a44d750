namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>A server's <c>maxconn</c> holds over an old process and the new one that took over from it. The server itself would serve any number at once.</summary>
public class SharedSlotsTests
{
    [Fact]
    public async Task A_connection_of_the_new_process_waits_until_the_old_process_has_given_its_slot_back()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, server, maxConn: 1);
        using var first = await ServedAsync(port);
        await TakeOverAsync(proxy, port, server, maxConn: 1);

        using var second = await TcpClientProbe.ConnectAsync(port);
        await QueuedAsync(proxy.Current, 1);
        Assert.Equal("still there", await first.AskAsync("still there"));
        Assert.Equal(1, server.Accepted);

        first.Dispose();
        Assert.Equal("s1", await second.ReadLineAsync());
        await QueuedAsync(proxy.Current, 0);
        Assert.Equal(0, await proxy.First.ExitAsync());
    }

    [Fact]
    public async Task A_slot_goes_from_the_first_of_three_processes_to_the_last()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, server, maxConn: 2);
        using var first = await ServedAsync(port);
        await TakeOverAsync(proxy, port, server, maxConn: 2);
        using var second = await ServedAsync(port);
        await TakeOverAsync(proxy, port, server, maxConn: 2);

        using var third = await TcpClientProbe.ConnectAsync(port);
        await QueuedAsync(proxy.Current, 1);
        Assert.Equal(2, server.Accepted);

        first.Dispose();
        Assert.Equal("s1", await third.ReadLineAsync());
        Assert.Equal(0, await proxy.First.ExitAsync());
        Assert.Equal("still there", await second.AskAsync("still there"));
    }

    [Fact]
    public async Task The_slots_of_an_old_process_that_is_killed_are_free()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, server, maxConn: 1);
        using var first = await ServedAsync(port);
        await TakeOverAsync(proxy, port, server, maxConn: 1);
        using var second = await TcpClientProbe.ConnectAsync(port);
        await QueuedAsync(proxy.Current, 1);

        proxy.First.Send(Signal.Kill);

        Assert.Equal("s1", await second.ReadLineAsync());
    }

    [Fact]
    public async Task Who_waits_in_the_old_process_comes_before_who_came_to_the_new_one()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, server, maxConn: 1);
        using var first = await ServedAsync(port);
        using var second = await TcpClientProbe.ConnectAsync(port);
        await QueuedAsync(proxy.Current, 1);
        await TakeOverAsync(proxy, port, server, maxConn: 1);
        using var third = await TcpClientProbe.ConnectAsync(port);
        await QueuedAsync(proxy.Current, 1);

        first.Dispose();
        Assert.Equal("s1", await second.ReadLineAsync());
        await QueuedAsync(proxy.Current, 1);

        second.Dispose();
        Assert.Equal("s1", await third.ReadLineAsync());
    }

    [Fact]
    public async Task A_new_process_that_fails_to_start_leaves_the_old_one_all_its_slots()
    {
        using var server = TcpServer.Named("s1");
        using var taken = TcpServer.Echo();
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, server, maxConn: 2);
        using var first = await ServedAsync(port);

        // Another address that somebody else has: the new process gets as far as sharing slots, and no further.
        var configuration = Configuration(port, server, 2).Replace($"bind 127.0.0.1:{port}", $"bind 127.0.0.1:{port}\n    bind {taken.Address}", StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => ProxyProcess.StartAsync(configuration, new ProxyOptions { TakesOverFrom = proxy.Current }));

        using var second = await ServedAsync(port);
        Assert.Equal("still there", await first.AskAsync("still there"));
    }

    private static Task<ReloadingProxy> StartAsync(int port, TcpServer server, int maxConn)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy counts maxconn per process");
        return ReloadingProxy.StartAsync(ReloadWay.NewProcess, Configuration(port, server, maxConn));
    }

    private static Task TakeOverAsync(ReloadingProxy proxy, int port, TcpServer server, int maxConn)
        => proxy.ReloadAsync(Configuration(port, server, maxConn), ("app", "s1"));

    private static async Task<TcpClientProbe> ServedAsync(int port)
    {
        var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        return client;
    }

    private static Task QueuedAsync(ProxyProcess proxy, int count) => Eventually.HoldsAsync($"{count} in the queue",
        async () => (await proxy.Runtime.StatAsync())["app", "BACKEND"].Number("qcur") == count);

    private static string Configuration(int port, TcpServer server, int maxConn) =>
        Relay.Configuration(port, "timeout queue 1m", $"server s1 {server.Address} maxconn {maxConn}");
}
