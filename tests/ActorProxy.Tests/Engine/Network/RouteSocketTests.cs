using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Tests.Engine.Network;

/// <summary>Against the kernel, in a network that the test made.</summary>
public sealed class RouteSocketTests
{
    [Theory]
    [InlineData("192.0.2.7", 24)]
    [InlineData("2001:db8::7", 64)]
    public void An_address_is_added_and_removed_and_both_may_be_said_twice(string text, int prefix)
    {
        Assert.SkipUnless(PrivateNetwork.IsPossible, "needs the right to make networks");
        var address = new InterfaceAddress(NetworkAddress.From(IPAddress.Parse(text), 0), prefix);
        PrivateNetwork.Run(() =>
        {
            var routes = new RouteSocket();
            var link = Assert.Single(routes.Links(), static one => one.Name == "lo");
            Assert.False(link.IsUp);
            routes.Add(link.Index, address);
            routes.Add(link.Index, address);
            Assert.Contains(address, routes.Addresses(link.Index));
            routes.Remove(link.Index, address);
            routes.Remove(link.Index, address);
            Assert.DoesNotContain(address, routes.Addresses(link.Index));
            routes.Close();
        });
    }

    [Fact]
    public void An_interface_that_is_not_there_is_an_error_that_says_so()
    {
        Assert.SkipUnless(PrivateNetwork.IsPossible, "needs the right to make networks");
        PrivateNetwork.Run(() =>
        {
            var routes = new RouteSocket();
            var error = Assert.Throws<NetworkException>(() => routes.Add(4711, new InterfaceAddress(NetworkAddress.IPv4(0xC0000207, 0), 24)));
            Assert.Contains("192.0.2.7/24", error.Message, StringComparison.Ordinal);
            Assert.Contains("No such device", error.Message, StringComparison.Ordinal);
            routes.Close();
        });
    }
}
