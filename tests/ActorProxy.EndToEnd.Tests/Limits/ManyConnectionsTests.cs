using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Limits;

/// <summary>Nine thousand connections at once through one process, each of which exchanges data.</summary>
[Collection(nameof(HeavyLoad))]
public class ManyConnectionsTests(ITestOutputHelper output)
{
    private const int Count = 9_000;

    [Fact]
    public async Task Nine_thousand_connections_at_once_exchange_data_and_none_is_lost()
    {
        var hard = HardLimit();
        // This process holds both ends: the clients' and the servers'.
        Assert.SkipWhen(hard < 2 * Count + 500, $"the hard limit of descriptors is {hard}");
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync($"""
            global
                nbthread 2
            defaults
                mode tcp
                timeout connect 10s
                timeout client 5m
                timeout server 5m
            frontend in
                bind 127.0.0.1:{port} backlog 4096
                default_backend app
            backend app
                server s1 {server.Address}

            """, new ProxyOptions { DescriptorLimit = (1024, Math.Min(hard, 20_000)) });
        Assert.InRange(long.Parse((await proxy.Runtime.InfoAsync())["Maxconn"], CultureInfo.InvariantCulture), Count, 10_000);
        var before = proxy.OpenDescriptors;

        using var connections = await LongLivedConnections.OpenAsync(port, Count);
        for (var i = 0; i < 2; i++)
            Assert.Equal(Count, await connections.ExchangeAsync());

        Assert.Equal(Count, (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Number("scur"));
        output.WriteLine($"{connections.SoFar}; {proxy.PssKilobytes} kB, {proxy.OpenDescriptors} descriptors");
        Assert.True(connections.SoFar.IsWhole, connections.SoFar.ToString());
        connections.Dispose();
        await Eventually.HoldsAsync("all slots and descriptors are back",
            async () => (await proxy.Runtime.StatAsync())["in", "FRONTEND"].Number("scur") == 0 && proxy.OpenDescriptors <= before + 4, Deadlines.Load,
            () => $"{proxy.OpenDescriptors} descriptors, {before} before");
    }

    private static int HardLimit()
    {
        var line = File.ReadLines("/proc/self/limits").First(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var text = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return int.TryParse(text, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
    }
}
