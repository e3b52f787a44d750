using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Rules;

/// <summary>configuration.txt 4.3 <c>silent-drop</c>, seen by a client that is one router away.</summary>
public sealed class SilentDropTests
{
    private const int Port = 8080;

    [Theory]
    [InlineData("silent-drop", false)]
    [InlineData("silent-drop rst-ttl 1", false)]
    [InlineData("silent-drop rst-ttl 2", true)]
    public async Task A_client_notices_nothing_unless_the_reset_lives_long_enough(string action, bool isNoticed)
    {
        await using var network = await RoutedNetwork.TryCreateAsync();
        Assert.SkipWhen(network is null, "Making network namespaces needs root.");
        Assert.SkipWhen(ProxyExecutable.IsStandIn && action.Contains("rst-ttl", StringComparison.Ordinal), "haproxy has rst-ttl since 2.8.");
        await using var proxy = await ProxyProcess.StartAsync(
            $$"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 60s
                timeout server 60s
            listen l
                bind {{network.Address}}:{{Port}}
                tcp-request inspect-delay 30s
                tcp-request content {{action}} if { req.payload(0,4) -m str drop }
                tcp-request content reject if { req.payload(0,4) -m found }

            """, ProxyOptions.ForActorProxy with { NetworkNamespace = network.Namespace });
        using var dropped = await ConnectAsync(network.Address);
        Assert.Equal(1, await network.ConnectionsAsync());
        await dropped.SendAsync("drop"u8.ToArray());

        await Eventually.HoldsAsync("the connection is forgotten", async () =>
            StatTable.Parse(await proxy.Runtime.AskAsync("show stat"))["l", "FRONTEND"] is var row && row.Number("stot") == 1 && row.Number("scur") == 0 && await network.ConnectionsAsync() == 0);

        // Another one is refused in the open: its end comes over the same way, and anything sent before it would be here.
        using var refused = await ConnectAsync(network.Address);
        await refused.SendAsync("talk"u8.ToArray());
        Assert.True(refused.Poll(Deadlines.Step, SelectMode.SelectRead));
        Assert.Equal(isNoticed, dropped.Poll(TimeSpan.Zero, SelectMode.SelectRead));
        if (isNoticed)
            Assert.Equal(SocketError.ConnectionReset, Assert.Throws<SocketException>(() => dropped.Receive(new byte[1])).SocketErrorCode);
    }

    private static async Task<Socket> ConnectAsync(IPAddress address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        await socket.ConnectAsync(address, Port, deadline.Token);
        return socket;
    }
}
