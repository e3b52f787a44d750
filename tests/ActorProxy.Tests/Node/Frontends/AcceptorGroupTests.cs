using System.Net.Sockets;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Traffic;
using ActorProxy.Tests.Engine.Relay;
using Xunit;

namespace ActorProxy.Tests.Node.Frontends;

public sealed class AcceptorGroupTests
{
    private const int Loops = 3;

    [Fact]
    public async Task Long_lived_connections_spread_over_the_loops_and_fill_up_the_one_that_lost_its_own()
    {
        using var server = TcpServer.Echo();
        await using var rig = new NodeRig(loops: Loops);
        var port = FreePort.Next();
        await rig.AcceptsAsync($"""
            listen app
                mode tcp
                timeout connect 5s
                timeout client 1m
                timeout server 1m
                bind 127.0.0.1:{port}
                server s1 {server.Address}
            """);
        var clients = new List<(Socket Client, int Loop)>();
        for (var i = 0; i < 60; i++)
        {
            clients.Add(await AddAsync());

            // Passed on where it is worth the wait for another thread: from a loop that has an eighth more, and two.
            var counts = Counts();
            Assert.True(counts.Max() - counts.Min() <= 2 + counts.Max() / 8, string.Join(' ', counts));
        }

        var emptied = clients[0].Loop;
        foreach (var (client, _) in clients.Where(one => one.Loop == emptied))
            client.Close();
        await rig.SettlesAsync("one loop is empty", () => Counts()[emptied] == 0);
        for (var i = 0; i < 10; i++)
            Assert.Equal(emptied, (await AddAsync()).Loop);

        async Task<(Socket Client, int Loop)> AddAsync()
        {
            var before = Counts();
            var client = await rig.ConnectAsync(port);
            await client.SayAsync("x");
            Assert.Equal("x", await client.HearAsync(1));
            var after = Counts();
            return (client, Enumerable.Range(0, Loops).Single(loop => after[loop] == before[loop] + 1));
        }

        int[] Counts() => [.. rig.Node.Services.Loops.Select(static loop => loop.ConnectionCount)];
    }
}
