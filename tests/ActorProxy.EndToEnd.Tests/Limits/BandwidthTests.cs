using System.Diagnostics;

namespace ActorProxy.EndToEnd.Tests.Limits;

/// <summary><c>filter bwlim-in</c>, <c>filter bwlim-out</c> and <c>set-bandwidth-limit</c> (configuration.txt of 2.7 and later, 9.7).</summary>
public class BandwidthTests
{
    private const int Bytes = 1_000_000;

    [Theory]
    [InlineData("filter bwlim-in up default-limit 200000 default-period 200ms", "tcp-request content set-bandwidth-limit up")]
    [InlineData("filter bwlim-out down default-limit 200000 default-period 200ms min-size 5000", "tcp-request content set-bandwidth-limit down")]
    [InlineData("filter bwlim-out down default-limit 1 default-period 1h", "tcp-response content set-bandwidth-limit down limit int(100),mul(5000) period 500ms")]
    [InlineData("filter bwlim-in up default-limit 900000 default-period 500ms", "tcp-request content set-bandwidth-limit up limit 200k\n    tcp-request content set-bandwidth-limit up limit 500000 if { src 127.0.0.1 }")]
    public async Task An_echo_takes_as_long_as_the_limit_says_and_another_flow_is_not_held_up(string filter, string rule)
    {
        using var server = TcpServer.Echo();
        var (limited, free) = (FreePort.Next(), FreePort.Next());

        // The period is longer than the timeouts: a flow that the limit holds up is not silent.
        await using var proxy = await ProxyProcess.StartAsync($"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 400ms
                timeout server 400ms
            listen limited
                bind 127.0.0.1:{limited}
                {filter}
                {rule}
                server s1 {server.Address}
            listen free
                bind 127.0.0.1:{free}
                server s1 {server.Address}

            """);

        var clock = Stopwatch.StartNew();
        var slow = EchoAsync(limited);
        var others = 0;
        for (; !slow.IsCompleted; others++)
            await EchoAsync(free);
        await slow;

        // One limit's bytes at once, the others at its rate: 1 MB at 1 MB/s, 0.8 s behind the first 0.2 MB or 0.5 s behind the first 0.5 MB.
        Assert.InRange(clock.ElapsedMilliseconds, 480, 5_000);
        Assert.True(others > 2, $"{others} free transfers in {clock.ElapsedMilliseconds} ms");
    }

    private static async Task EchoAsync(int port)
    {
        using var client = await TcpClientProbe.ConnectAsync(port);
        var sent = client.SendAsync(new byte[Bytes]);
        await client.ReadBytesAsync(Bytes);
        await sent;
    }
}
