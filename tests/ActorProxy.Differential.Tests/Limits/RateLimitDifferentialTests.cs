using System.Diagnostics;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Limits;

/// <summary><c>rate-limit sessions</c>, <c>maxconnrate</c> and <c>maxsessrate</c> of Debian's haproxy and of actorproxy: who is above the rate waits, and nobody is refused.</summary>
public sealed class RateLimitDifferentialTests
{
    private const int Limit = 20;
    private const int Clients = 35;

    public static TheoryData<string, string, string> Lines => new()
    {
        { "", "rate-limit sessions 20", "" },
        { "maxconnrate 20", "", "" },
        { "maxsessrate 20", "", "" },
        { "", "", "set rate-limit connections global 20" },
        { "", "", "set rate-limit sessions global 20" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Lets_so_many_clients_in_at_once_and_the_others_one_after_the_other(string global, string frontend, string command)
    {
        foreach (var executable in new[] { ProxyExecutable.HAProxy, ProxyExecutable.ActorProxy })
        {
            using var server = TcpServer.Named("s1");
            var port = FreePort.Next();
            await using var proxy = await ProxyProcess.StartAsync($"""
                global
                    nbthread 1
                    {global}
                defaults
                    mode tcp
                    timeout connect 5s
                    timeout client 1m
                    timeout server 1m
                listen in
                    bind 127.0.0.1:{port}
                    {frontend}
                    server s1 {server.Address}

                """, new ProxyOptions { Executable = executable });
            if (command.Length > 0)
                Assert.Equal("", (await proxy.Runtime.AskAsync(command)).Trim());

            var clock = Stopwatch.StartNew();
            var served = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
            {
                using var client = await TcpClientProbe.ConnectAsync(port);
                Assert.Equal("s1", await client.ReadLineAsync());
                return clock.ElapsedMilliseconds;
            }));

            // The first second belongs to the limit's number; behind it there is room for one more each 50 ms: 15 of them take 700.
            Array.Sort(served);
            var said = $"{executable}: {string.Join(' ', served)}";
            Assert.True(served[Limit] - served[0] >= 900, said);
            Assert.True(served[^1] - served[0] is >= 1_550 and < 10_000, said);
            Assert.InRange((await proxy.Runtime.StatAsync())["in", "FRONTEND"].Number("rate_max"), 1, Limit);
            Assert.Equal(Clients, server.Accepted);
        }
    }

    [Fact]
    public async Task Shows_its_limits_alike()
    {
        foreach (var executable in new[] { ProxyExecutable.HAProxy, ProxyExecutable.ActorProxy })
        {
            var port = FreePort.Next();
            await using var proxy = await ProxyProcess.StartAsync($"""
                global
                    maxconnrate 30
                    maxsessrate 40
                defaults
                    mode tcp
                    timeout connect 5s
                    timeout client 1m
                    timeout server 1m
                    rate-limit sessions 25
                listen in
                    bind 127.0.0.1:{port}
                    server s1 127.0.0.1:1

                """, new ProxyOptions { Executable = executable });

            Assert.Equal("25", (await proxy.Runtime.StatAsync())["in", "FRONTEND"]["rate_lim"]);
            await proxy.Runtime.AskAsync("set rate-limit sessions global 41");
            var info = await proxy.Runtime.InfoAsync();
            Assert.Equal(("30", "41"), (info["ConnRateLimit"], info["SessRateLimit"]));
        }
    }
}
