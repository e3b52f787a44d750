using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Node.Servers;
using Xunit;

namespace ActorProxy.Tests.Node.Servers;

public sealed class HostLookupTests
{
    [Fact]
    public void Takes_an_IPv4_address_before_one_of_IPv6()
    {
        var lookup = new HostLookup(static (_, _) => [IPAddress.IPv6Loopback, IPAddress.Loopback]);
        Assert.Equal(NetworkAddress.From(IPAddress.Loopback, 80), lookup.Find(Name("both")));
    }

    [Fact]
    public void Asks_for_a_name_once_and_for_each_family()
    {
        var asked = new List<(string, AddressFamily)>();
        var lookup = new HostLookup((host, family) =>
        {
            asked.Add((host, family));
            return [IPAddress.Loopback];
        });
        lookup.Find(Name("a"));
        lookup.Find(Name("a") with { Port = 81 });
        lookup.Find(Name("a") with { RequiredFamily = AddressFamily.InterNetwork });
        Assert.Equal([("a", AddressFamily.Unspecified), ("a", AddressFamily.InterNetwork)], asked);
    }

    [Fact]
    public void Asks_nobody_for_a_number()
    {
        var lookup = new HostLookup(static (_, _) => throw new InvalidOperationException());
        Assert.Equal(NetworkAddress.From(IPAddress.Parse("192.0.2.1"), 80), lookup.Find(Name("192.0.2.1")));
    }

    [Fact]
    public void Finds_nothing_for_a_name_that_has_no_address_or_that_nobody_answers_for()
    {
        Assert.Null(new HostLookup(static (_, _) => []).TryFind(Name("none")));
        var failing = new HostLookup(static (_, _) => throw new SocketException((int)SocketError.TryAgain));
        Assert.Null(failing.TryFind(Name("none")));
        Assert.Throws<SocketException>(() => failing.Find(Name("none")));
    }

    private static AddressConfig Name(string host) => new() { Kind = AddressKind.HostName, Host = host, Port = 80, Text = host };
}
