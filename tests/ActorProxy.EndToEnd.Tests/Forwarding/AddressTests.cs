using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Forwarding;

/// <summary>Listening and connecting on each kind of address (configuration.txt 5.1 bind, 5.2 server).</summary>
public class AddressTests
{
    [Fact]
    public async Task Listens_and_connects_over_IPv6()
    {
        using var server = TcpServer.Start(ServerBehaviours.Greet("six"), IPAddress.IPv6Loopback);
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(Listen($"bind [::1]:{port}", $"server s1 {server.Address}"));

        using var client = await TcpClientProbe.ConnectAsync(new IPEndPoint(IPAddress.IPv6Loopback, port));

        Assert.Equal("six", await client.ReadLineAsync());
    }

    [Fact]
    public async Task Listens_on_both_families_with_v4v6_and_on_several_addresses_and_ports()
    {
        using var server = TcpServer.Named("s1");
        var ports = FreePort.Next(3);
        await using var proxy = await ProxyProcess.StartAsync(
            Listen($"bind :::{ports[0]} v4v6\n    bind 127.0.0.1:{ports[1]},127.0.0.2:{ports[1]},127.0.0.1:{ports[2]}", $"server s1 {server.Address}"));

        foreach (var address in (IPEndPoint[])[
            new(IPAddress.IPv6Loopback, ports[0]), new(IPAddress.Loopback, ports[0]), new(IPAddress.Loopback, ports[1]),
            new(IPAddress.Parse("127.0.0.2"), ports[1]), new(IPAddress.Loopback, ports[2])])
        {
            using var client = await TcpClientProbe.ConnectAsync(address);
            Assert.Equal("s1", await client.ReadLineAsync());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Listens_and_connects_on_unix_sockets(bool isAbstract)
    {
        using var server = TcpServer.Named("s1");
        var directory = new TestDirectory();
        var name = isAbstract ? $"actorproxy-test-{Guid.NewGuid():N}" : directory.File("in.sock");
        var address = isAbstract ? $"abns@{name}" : $"unix@{name}";
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(
            Listen($"bind 127.0.0.1:{port}", $"server inner {address}") + Listen($"bind {address}{(isAbstract ? "" : " mode 600")}", $"server s1 {server.Address}", "inner"),
            directory: directory);

        using var client = await TcpClientProbe.ConnectAsync(port);
        Assert.Equal("s1", await client.ReadLineAsync());
        if (!isAbstract)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name) & (UnixFileMode)0x1ff);
            using var direct = await TcpClientProbe.ConnectAsync(new UnixDomainSocketEndPoint(name));
            Assert.Equal("s1", await direct.ReadLineAsync());
        }
    }

    [Fact]
    public async Task Comes_from_the_address_that_source_names()
    {
        using var server = TcpServer.Start(ServerBehaviours.TellPeer);
        var ports = FreePort.Next(2);
        await using var proxy = await ProxyProcess.StartAsync(
            Listen($"bind 127.0.0.1:{ports[0]}", $"source 127.0.0.7\n    server s1 {server.Address}")
            + Listen($"bind 127.0.0.1:{ports[1]}", $"server s1 {server.Address} source 127.0.0.8", "other"));

        using var first = await TcpClientProbe.ConnectAsync(ports[0]);
        using var second = await TcpClientProbe.ConnectAsync(ports[1]);

        Assert.StartsWith("127.0.0.7:", await first.ReadLineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.8:", await second.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maps_the_port_that_the_client_came_in_on()
    {
        var (outside, inside) = (FreePort.Next(), FreePort.Next());
        using var server = TcpServer.Start(ServerBehaviours.Greet("s1"), port: inside);
        await using var proxy = await ProxyProcess.StartAsync(Listen($"bind 127.0.0.1:{outside}", $"server s1 127.0.0.1:{inside - outside:+0;-0}"));

        using var client = await TcpClientProbe.ConnectAsync(outside);

        Assert.Equal("s1", await client.ReadLineAsync());
    }

    private static string Listen(string bind, string server, string name = "relay") => $"""
        defaults {name}
            mode tcp
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        listen {name}
            {bind}
            {server}

        """;
}
