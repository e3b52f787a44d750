namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>The exercise of examples/long-lived-tcp, with real nc processes on both sides.</summary>
public class NetcatExerciseTests
{
    [Theory]
    [InlineData(ReloadWay.Signal)]
    [InlineData(ReloadWay.RuntimeCommand)]
    [InlineData(ReloadWay.NewProcess)]
    public async Task Old_connections_live_on_and_new_ones_reach_the_added_server(ReloadWay way)
    {
        await using var a = await Netcat.ListenAsync();
        await using var b = await Netcat.ListenAsync();
        await using var c = await Netcat.ListenAsync();
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(way, Configuration(port, ("a", a), ("b", b)));

        await using var first = await Netcat.ConnectAsync(port);
        await TalkAsync(first, a, "before, first");
        await using var second = await Netcat.ConnectAsync(port);
        await TalkAsync(second, b, "before, second");

        await proxy.ReloadAsync(Configuration(port, ("a", a), ("b", b), ("c", c)), ("app", "c"));

        await TalkAsync(first, a, "after, first");
        await TalkAsync(second, b, "after, second");
        // One of any three new connections in a row is the new server's; the others wait in the queues of the two busy nc.
        await using var third = await Netcat.ConnectAsync(port);
        await using var fourth = await Netcat.ConnectAsync(port);
        await using var fifth = await Netcat.ConnectAsync(port);
        foreach (var client in (Netcat[])[third, fourth, fifth])
            await client.SendLineAsync("hello, new server");
        await c.ReceivesAsync("hello, new server");
        await c.SendLineAsync("hello, new client");
        await Eventually.HoldsAsync("one new client hears from the new server",
            () => ((Netcat[])[third, fourth, fifth]).Count(n => n.Output.Lines.Contains("hello, new client")) == 1);
        await TalkAsync(first, a, "still there, first");
        await TalkAsync(second, b, "still there, second");
    }

    [Theory]
    [InlineData(ReloadWay.Signal)]
    [InlineData(ReloadWay.RuntimeCommand)]
    [InlineData(ReloadWay.NewProcess)]
    public async Task With_maxconn_1_the_second_connection_is_served_when_the_first_one_of_the_generation_before_ends(ReloadWay way)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy counts maxconn per process, so its new worker has a slot of its own");
        await using var a = await Netcat.ListenAsync(keepsListening: true);
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(way, Configuration(port, ("a", a)));

        await using var first = await Netcat.ConnectAsync(port);
        await TalkAsync(first, a, "the first");
        await proxy.ReloadAsync(Configuration(port, ("a", a)) + "    server spare 127.0.0.1:1 disabled\n", ("app", "spare"));
        await using var second = await Netcat.ConnectAsync(port);
        await second.SendLineAsync("the second");
        await InQueueAsync(proxy, 1);
        await TalkAsync(first, a, "the first again");
        Assert.DoesNotContain("the second", a.Output.Lines);

        await first.EndAsync();

        await a.ReceivesAsync("the second");
        await a.SendLineAsync("your turn");
        await second.ReceivesAsync("your turn");
        await InQueueAsync(proxy, 0);
    }

    [Fact]
    public async Task With_maxconn_1_the_second_connection_waits_in_the_queue_until_the_first_ends()
    {
        await using var a = await Netcat.ListenAsync(keepsListening: true);
        var port = FreePort.Next();
        await using var proxy = await ReloadingProxy.StartAsync(ReloadWay.Signal, Configuration(port, ("a", a)));

        await using var first = await Netcat.ConnectAsync(port);
        await TalkAsync(first, a, "the first");
        await using var second = await Netcat.ConnectAsync(port);
        await second.SendLineAsync("the second");
        await InQueueAsync(proxy, 1);
        Assert.DoesNotContain("the second", a.Output.Lines);

        await first.EndAsync();

        await a.ReceivesAsync("the second");
        await InQueueAsync(proxy, 0);
    }

    private static Task InQueueAsync(ReloadingProxy proxy, int count) => Eventually.HoldsAsync($"{count} in the queue",
        async () => (await proxy.Current.Runtime.StatAsync())["app", "BACKEND"].Number("qcur") == count);

    private static async Task TalkAsync(Netcat client, Netcat server, string words)
    {
        await client.SendLineAsync($"client: {words}");
        await server.ReceivesAsync($"client: {words}");
        await server.SendLineAsync($"server: {words}");
        await client.ReceivesAsync($"server: {words}");
    }

    private static string Configuration(int port, params (string Name, Netcat Server)[] servers) => $"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1h
            timeout server 1h
            timeout queue 1m
        frontend in
            bind 127.0.0.1:{port}
            default_backend app
        backend app
            balance roundrobin
        {string.Join('\n', servers.Select(s => $"    server {s.Name} 127.0.0.1:{s.Server.Port} maxconn {(servers.Length == 1 ? 1 : 10)}"))}

        """;
}
