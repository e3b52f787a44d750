using System.Globalization;
using ActorProxy.Core.Stats;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Stats;

/// <summary>The averages of <c>show stat</c>: the times that haproxy logs, added to our counters, give the averages that it shows.</summary>
public sealed class AverageTimesDifferentialTests
{
    private const int Sessions = RecentAverage.WindowSize + 60;

    [Fact]
    public async Task The_average_of_recent_sessions_is_the_same()
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var haproxy = await ProxyProcess.StartAsync(Configuration(port, server, log), ProxyOptions.ForHAProxy);
        var ours = new ServerCounters();

        // One session lasts as long as some hundred short ones; after it the window fills up and its long time fades.
        var picksAtEnd = new List<long>();
        var added = 0;
        using var slow = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("hello", await slow.AskAsync("hello"));
        ours.Picks.Increment();
        for (var i = 0; i < Sessions; i++)
        {
            using (var client = await TcpClientProbe.ConnectAsync(port))
            {
                Assert.Equal("hello", await client.AskAsync("hello"));
                ours.Picks.Increment();
            }

            await EndedAsync(i);
            if (i != Sessions / 2)
                continue;
            slow.Dispose();
            await EndedAsync(i);
        }

        async Task EndedAsync(int i)
        {
            picksAtEnd.Add(ours.Picks.Value);
            // Waiting for each line would take longer than the sessions; after the long one and around the window's end each one counts.
            if (i is > 10 and < Sessions / 2 or > Sessions / 2 + 10 and < RecentAverage.WindowSize - 5 or > RecentAverage.WindowSize + 5 and < Sessions - 1)
                return;
            var lines = await log.MessagesAsync("", picksAtEnd.Count);
            for (; added < picksAtEnd.Count; added++)
                ours.Times.Add(new SessionTimes(0, 0, 0, long.Parse(lines[added], CultureInfo.InvariantCulture)), picksAtEnd[added]);
            var row = StatTable.Parse(await haproxy.Runtime.AskAsync("show stat"))["li", "s1"];
            Assert.Equal($"{row["ttime"]} {row["ttime_max"]} after {added}", $"{ours.Times.Averages(ours.Picks.Value).TotalMs} {ours.Times.Maxima.TotalMs} after {added}");
        }
    }

    private static string Configuration(int port, TcpServer server, LogReceiver log) =>
        $"""
        defaults
            mode tcp
            timeout connect 1s
            timeout client 10s
            timeout server 10s
        listen li
            bind 127.0.0.1:{port}
            log {log.Address} format raw local0
            log-format %Tt
            server s1 {server.Address}

        """;
}
