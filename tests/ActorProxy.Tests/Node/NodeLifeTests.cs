using System.Net.Sockets;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Traffic;
using ActorProxy.Tests.Engine.Relay;
using Xunit;

namespace ActorProxy.Tests.Node;

public sealed class NodeLifeTests
{
    [Fact]
    public async Task Gives_everything_back_when_old_connections_are_ended_with_bytes_under_way()
    {
        using var server = TcpServer.Start(ServerBehaviours.NeverRead);
        await using var rig = new NodeRig();
        var port = FreePort.Next();
        await rig.AcceptsAsync("global\n hard-stop-after 10ms\n" + Config(server, port));
        var sending = new List<Task>();
        for (var i = 0; i < 4; i++)
        {
            var client = await rig.ConnectAsync(port);
            sending.Add(Record.ExceptionAsync(() => client.WriteAsync(new byte[32 << 20])).AsTask());
        }

        await rig.SettlesAsync("bytes wait in all relays", () => rig.Lent >= 4);
        await rig.AcceptsAsync(Config(server, FreePort.Next()));
        await Task.WhenAll(sending).WaitAsync(Deadlines.Step);
        await rig.SettlesAsync("the old generation has ended", () => rig.Lines.Any(static line => line.StartsWith("Generation 1 has ended", StringComparison.Ordinal)));
        await rig.SettlesAsync("all buffers and pipes are back", () => rig.Lent == 0);
        Assert.Equal(0, rig.Node.Services.Gate.Taken);
    }

    [Fact]
    public async Task Keeps_old_connections_over_a_reload_that_drops_their_listener_and_closes_it()
    {
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig();
        var (kept, dropped) = (FreePort.Next(), FreePort.Next());
        await rig.AcceptsAsync(Config(server, kept) + Config(server, dropped));
        var old = await rig.ConnectAsync(dropped);
        await EchoesAsync(old);
        await rig.AcceptsAsync(Config(server, kept));
        await rig.SettlesAsync("the dropped listener is closed", () => rig.Node.Services.Listeners.All.Count == 1);
        await Assert.ThrowsAsync<SocketException>(() => rig.ConnectAsync(dropped));
        await EchoesAsync(old);
        await EchoesAsync(await rig.ConnectAsync(kept));
        old.Close();
        await rig.SettlesAsync("the old generation has ended", () => rig.Lines.Any(static line => line.StartsWith("Generation 1 has ended", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Serves_while_a_reload_waits_for_names_and_files()
    {
        var (began, mayGoOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig(runBlocking: async work =>
        {
            began.TrySetResult();
            await mayGoOn.Task;
            await Task.Run(work);
        });
        var (port, added) = (FreePort.Next(), FreePort.Next());
        await rig.AcceptsAsync(Config(server, port));
        var reload = rig.LoadAsync(Config(server, port) + Config(server, added));
        await began.Task.WaitAsync(Deadlines.Step);
        for (var loops = 0; loops < 4; loops++)
            await EchoesAsync(await rig.ConnectAsync(port));
        Assert.False(reload.IsCompleted);
        mayGoOn.SetResult();
        Assert.True((await reload).IsAccepted);
        await EchoesAsync(await rig.ConnectAsync(added));
    }

    [Fact]
    public async Task Changes_nothing_when_a_reload_fails()
    {
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig();
        var (port, other) = (FreePort.Next(), FreePort.Next());
        await rig.AcceptsAsync(Config(server, port));
        var failed = await rig.LoadAsync(Config(server, other) + Config(server, server.Port));
        Assert.False(failed.IsAccepted);
        Assert.Contains(failed.Errors, error => error.Contains($"{server.Port}", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SocketException>(() => rig.ConnectAsync(other));
        await EchoesAsync(await rig.ConnectAsync(port));
        Assert.Equal(1, Assert.Single(await rig.Node.GenerationsAsync()).Number);
    }

    [Fact]
    public async Task Ends_with_the_last_connection_after_a_soft_stop()
    {
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig();
        var port = FreePort.Next();
        await rig.AcceptsAsync(Config(server, port));
        var last = await rig.ConnectAsync(port);
        await EchoesAsync(last);
        rig.Node.SoftStop(handedOver: false);
        await rig.SettlesAsync("nothing is listened on", () => rig.Node.Services.Listeners.All.Count == 0);
        await EchoesAsync(last);
        Assert.False(rig.Node.Completion.IsCompleted);
        last.Close();
        await rig.Node.Completion.WaitAsync(Deadlines.Step);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" send-proxy-v2")]
    public async Task Serves_a_client_whose_proxy_header_comes_late_and_with_much_after_it(string serverOption)
    {
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig();
        var port = FreePort.Next();
        await rig.AcceptsAsync(Config(server, port, bindOption: " accept-proxy", serverOption: serverOption));
        var clients = new List<Socket>();
        for (var i = 0; i < 20; i++)
            clients.Add(await rig.ConnectAsync(port));
        await rig.SettlesAsync("all are accepted and wait", () => rig.Node.Services.Gate.Taken == clients.Count);
        await Task.WhenAll(clients.Select(async client =>
        {
            var bytes = TcpRelayTests.RandomBytes(1, 40_000);
            var sending = client.WriteAsync((byte[])[.. "PROXY UNKNOWN\r\n"u8, .. bytes]);
            var header = serverOption.Length == 0 ? 0 : (await client.ReadAsync(16)) is var start && start.Length == 16 ? (start[14] << 8) + start[15] : -1;
            _ = await client.ReadAsync(header);
            Assert.Equal(bytes, await client.ReadAsync(bytes.Length));
            await sending;
        })).WaitAsync(Deadlines.Load);
    }

    [Fact]
    public async Task Lets_no_more_in_than_the_frontends_and_the_processs_limits()
    {
        using var server = TcpServer.Named("s");
        await using var rig = new NodeRig(maxConn: 5);
        var (narrow, wide) = (FreePort.Next(), FreePort.Next());
        await rig.AcceptsAsync(Config(server, narrow, frontendLine: " maxconn 2\n") + Config(server, wide));
        var narrowClients = new List<Socket>();
        for (var i = 0; i < 4; i++)
            narrowClients.Add(await rig.ConnectAsync(narrow));
        await rig.SettlesAsync("two are served", () => server.Accepted == 2);
        for (var i = 0; i < 5; i++)
            await rig.ConnectAsync(wide);
        await rig.SettlesAsync("five are served", () => server.Accepted == 5);
        Assert.Equal(5, rig.Node.Services.Gate.Taken);
        foreach (var client in narrowClients)
            client.Close();
        await rig.SettlesAsync("the waiting ones of the other frontend come in", () => server.Accepted >= 7 && rig.Node.Services.Gate.Taken == 5);
        Assert.InRange(server.Open, 0, 5);
    }

    private static async Task EchoesAsync(Socket client)
    {
        await client.SayAsync("ping");
        Assert.Equal("ping", await client.HearAsync(4));
    }

    private static string Config(TcpServer server, int port, string bindOption = "", string serverOption = "", string frontendLine = "") =>
        $"listen on-{port}\n mode tcp\n timeout client 1m\n timeout server 1m\n timeout connect 5s\n{frontendLine} bind 127.0.0.1:{port}{bindOption}\n server s {server.Address}{serverOption}\n";
}
