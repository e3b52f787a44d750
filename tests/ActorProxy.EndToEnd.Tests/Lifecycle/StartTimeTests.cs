using System.Diagnostics;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

[Collection(nameof(HeavyLoad))]
public class StartTimeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Serves_its_first_connection_within_300_ms_of_its_start()
    {
        using var server = TcpServer.Named("s1");
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
            times.Add(await FirstAnswerMillisecondsAsync(server));

        output.WriteLine($"start to first answer: {string.Join(", ", times.Select(t => $"{t:0}"))} ms");
        // The best of five: what else the machine does at that moment is not the proxy's.
        Assert.InRange(times.Min(), 0, Deadlines.Of(TimeSpan.FromMilliseconds(300)).TotalMilliseconds);
    }

    private static async Task<double> FirstAnswerMillisecondsAsync(TcpServer server)
    {
        var port = FreePort.Next();
        var watch = Stopwatch.StartNew();
        await using var proxy = await ProxyProcess.StartAsync(Relay.Configuration(port, server), new ProxyOptions { HasStatsSocket = false });
        while (true)
        {
            try
            {
                using var client = await TcpClientProbe.ConnectAsync(port);
                await client.ReadLineAsync();
                return watch.Elapsed.TotalMilliseconds;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused && watch.Elapsed < Deadlines.Step)
            {
                await Task.Delay(1);
            }
        }
    }
}
