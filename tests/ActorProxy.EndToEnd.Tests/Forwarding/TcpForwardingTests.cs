namespace ActorProxy.EndToEnd.Tests.Forwarding;

public class TcpForwardingTests
{
    [Fact]
    public async Task Relays_both_directions_between_client_and_server()
    {
        using var server = TcpServer.Named("one");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server));

        using var client = await TcpClientProbe.ConnectAsync(port);

        Assert.Equal("one", await client.ReadLineAsync());
        Assert.Equal("hello", await client.AskAsync("hello"));
    }

    [Fact]
    public async Task Forwards_the_clients_half_close_and_then_the_servers_answer()
    {
        using var server = TcpServer.Start(ServerBehaviours.AnswerAfterEnd);
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server));

        using var client = await TcpClientProbe.ConnectAsync(port);
        await client.SendLineAsync("all that I had to say");
        client.HalfClose();

        Assert.Equal((ConnectionEnd.Closed, "ALL THAT I HAD TO SAY\n"), await client.EndAsync());
    }

    [Fact]
    public async Task Forwards_the_servers_half_close_and_then_the_clients_bytes()
    {
        var received = new TaskCompletionSource<string>();
        using var server = TcpServer.Start(ServerBehaviours.SendThenReadOn("bye", received.SetResult));
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal((ConnectionEnd.Closed, "bye\n"), await client.EndAsync());
        await client.SendLineAsync("still here");
        client.HalfClose();

        Assert.Equal("still here\n", await received.Task.WaitAsync(Deadlines.Step));
    }

    [Fact]
    public async Task Counts_the_bytes_of_a_running_session_with_option_contstats()
    {
        using var server = TcpServer.Named("one");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server).Replace("mode tcp", "mode tcp\n    option contstats", StringComparison.Ordinal));

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("one", await client.ReadLineAsync());

        await Eventually.HoldsAsync("the greeting is counted", async () => (await proxy.Runtime.StatAsync())["relay", "s1"].Number("bout") == 4);
        Assert.Equal("hello", await client.AskAsync("hello"));
    }

    [Fact]
    public async Task Relays_many_megabytes_unchanged()
    {
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Configuration(port, server));
        var sent = new byte[8 << 20];
        new Random(7).NextBytes(sent);

        using var client = await TcpClientProbe.ConnectAsync(port);
        var received = client.ReadBytesAsync(sent.Length);
        await client.SendAsync(sent);

        Assert.Equal(sent, await received);
    }

    private static string Configuration(int port, TcpServer server) => $"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        listen relay
            bind 127.0.0.1:{port}
            server s1 {server.Address}

        """;
}
