namespace ActorProxy.EndToEnd.Tests.Limits;

/// <summary>The <c>maxconn</c> of a bind line (configuration.txt 5.1).</summary>
public class ListenerLimitTests
{
    [Fact]
    public async Task Leaves_a_connection_above_a_bind_lines_maxconn_in_the_kernels_queue_until_there_is_a_place()
    {
        using var server = TcpServer.Named("s1");
        var (limited, free) = (FreePort.Next(), FreePort.Next());
        await using var proxy = await ProxyProcess.StartAsync($"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 1m
                timeout server 1m
            listen relay
                bind 127.0.0.1:{limited} maxconn 1
                bind 127.0.0.1:{free}
                server s1 {server.Address}

            """);

        using var first = await TcpClientProbe.ConnectAsync(limited);
        Assert.Equal("s1", await first.ReadLineAsync());
        using var second = await TcpClientProbe.ConnectAsync(limited);
        using var other = await TcpClientProbe.ConnectAsync(free);
        Assert.Equal("s1", await other.ReadLineAsync());
        Assert.Equal(2, server.Accepted);

        first.Dispose();
        Assert.Equal("s1", await second.ReadLineAsync());
    }
}
