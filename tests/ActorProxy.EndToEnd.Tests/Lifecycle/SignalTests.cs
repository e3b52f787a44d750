using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary>What signals do to a proxy in the foreground (management.txt, "Stopping and restarting HAProxy").</summary>
public class SignalTests
{
    [Theory]
    [InlineData(Signal.Interrupt)]
    [InlineData(Signal.Terminate)]
    public async Task Ends_at_once_on_a_stop_signal_and_tells_its_parent(Signal signal)
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        proxy.Send(signal);

        Assert.Equal(128 + (int)signal, await proxy.ExitAsync(Deadlines.Of(TimeSpan.FromSeconds(3))));
        Assert.Equal("", (await client.EndAsync()).Text);
    }

    [Fact]
    public async Task Stops_softly_on_SIGUSR1_listeners_first_and_itself_with_the_last_connection()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        proxy.Send(Signal.User1);

        await Eventually.HoldsAsync("new connections are refused", () => IsRefusedAsync(port));
        Assert.Equal("still here", await client.AskAsync("still here"));
        Assert.False(proxy.HasExited);
        client.Dispose();
        Assert.Equal(0, await proxy.ExitAsync());
    }

    [Fact]
    public async Task Goes_on_accepting_for_the_grace_after_SIGUSR1()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync("global\n    grace 1s\n" + Relay.Configuration(port, server));
        var asked = TimeProvider.System.GetTimestamp();

        proxy.Send(Signal.User1);

        await Eventually.HoldsAsync("new connections are refused", () => IsRefusedAsync(port));
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
        Assert.Equal(0, await proxy.ExitAsync());
    }

    [Fact]
    public async Task Ends_the_last_connections_of_a_soft_stop_after_hard_stop_after()
    {
        using var server = TcpServer.Named("s1");
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync("global\n    hard-stop-after 300ms\n" + Relay.Configuration(port, server));
        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());

        proxy.Send(Signal.User1);

        Assert.Equal("", (await client.EndAsync()).Text);
        Assert.Equal(0, await proxy.ExitAsync());
    }

    private static async Task<bool> IsRefusedAsync(int port)
    {
        try
        {
            using var late = await TcpClientProbe.ConnectAsync(port);
            return false;
        }
        catch (SocketException e)
        {
            // Reset, not refused: it stood in the kernel's queue just when the listener closed.
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
