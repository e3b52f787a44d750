using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary>A new process in the place of an old one without a take-over of its sockets: <c>-sf</c>, <c>-st</c>.</summary>
public sealed class ReplacementTests
{
    [Fact]
    public async Task The_old_process_finishes_what_it_has_once_the_new_one_serves()
    {
        using var one = TcpServer.Named("s1");
        using var two = TcpServer.Named("s2");
        var port = FreePort.Next();
        await using var old = await ProxyProcess.StartAsync(Relay.Configuration(port, one));
        using var staying = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await staying.ReadLineAsync());

        await using var next = await ProxyProcess.StartAsync(Relay.Configuration(port, two), new ProxyOptions { ExtraArguments = ["-sf", Id(old)] });

        await Eventually.HoldsAsync("new connections reach the new process", async () => await ServedByAsync(port) == "s2");
        Assert.Equal("still here", await staying.AskAsync("still here"));
        Assert.False(old.HasExited);
        staying.Dispose();
        Assert.Equal(0, await old.ExitAsync());
    }

    [Fact]
    public async Task The_old_process_ends_at_once_when_it_is_to_be_terminated()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var old = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        await using var next = await ProxyProcess.StartAsync(Relay.Configuration(port, server), new ProxyOptions { ExtraArguments = ["-st", Id(old)] });

        Assert.Equal(128 + (int)Signal.Terminate, await old.ExitAsync());
    }

    [Fact]
    public async Task A_new_process_that_can_not_start_leaves_the_old_one_serving()
    {
        using var server = TcpServer.Named("s1");
        using var other = TcpServer.Named("other");
        var port = FreePort.Next();
        await using var old = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Relay.Configuration(port, server) + $"listen taken\n    mode tcp\n    bind 127.0.0.1:{other.Port}\n");

        var run = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-db", "-f", path, "-sf", Id(old)]);

        Assert.Equal(1, run.ExitCode);
        await Eventually.HoldsAsync("the old process listens again", async () => await ServedByAsync(port) == "s1");
        Assert.False(old.HasExited);
    }

    private static string Id(ProxyProcess proxy) => proxy.Pid.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> ServedByAsync(int port)
    {
        try
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            return await client.ReadLineAsync();
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or EndOfStreamException)
        {
            return e.Message;
        }
    }
}
