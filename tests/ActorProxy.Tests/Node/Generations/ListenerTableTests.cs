using System.Net;
using System.Net.Sockets;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Node.Generations;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Generations;

public sealed class ListenerTableTests : IDisposable
{
    private readonly ListenerTable _table = new();

    public void Dispose()
    {
        foreach (var socket in _table.All)
            _table.Close(socket, keepFile: false);
        _table.DropUnusedOffers();
    }

    [Fact]
    public void Takes_up_the_open_socket_of_an_address_when_only_changeable_options_differ()
    {
        var address = At(IPAddress.Loopback);
        var first = Take(address, new ListenerOptions(), out var isNew);
        Assert.True(isNew);
        Assert.Same(first, Take(address, new ListenerOptions { Mss = 1000, Backlog = 7, DeferAccept = true, V6Only = true }, out isNew));
        Assert.False(isNew);
    }

    [Fact]
    public void Opens_another_socket_when_an_option_differs_that_only_an_unbound_one_can_get()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may listen on addresses that are not the host's.");
        var address = At(IPAddress.Loopback);
        var first = Take(address, new ListenerOptions(), out _);
        var transparent = Take(address, new ListenerOptions { IsTransparent = true }, out var isNew);
        Assert.True(isNew);
        Assert.NotSame(first, transparent);
        Assert.NotSame(transparent, Take(address, new ListenerOptions { IsFreeBind = true }, out _));
    }

    [Fact]
    public void Opens_another_socket_for_IPv6_alone()
    {
        var address = At(IPAddress.IPv6Any);
        var both = Take(address, new ListenerOptions { V6Only = false }, out _);
        Assert.NotSame(both, Take(address, new ListenerOptions { V6Only = true }, out _));
        Assert.Same(both, Take(address, new ListenerOptions { V6Only = false }, out _));
    }

    [Fact]
    public void Uses_an_offered_socket_once()
    {
        var (address, offered) = Offered(IPAddress.Loopback);
        var taken = Take(address, new ListenerOptions(), out var isNew);
        Assert.True(isNew);
        Assert.Equal(offered, taken.Descriptor);
        _table.Close(taken, keepFile: false);
        Assert.Null(Record.Exception(_table.DropUnusedOffers));
        Assert.True(Take(address, new ListenerOptions(), out _).IsOpen);
    }

    [Fact]
    public void Leaves_an_offer_for_another_address_and_closes_it_when_nobody_asked()
    {
        var (address, offered) = Offered(IPAddress.Loopback);
        Assert.NotEqual(offered, Take(At(IPAddress.Loopback), new ListenerOptions(), out _).Descriptor);
        Assert.True(IsListening(address));
        _table.DropUnusedOffers();
        Assert.False(IsListening(address));
        Assert.True(Take(address, new ListenerOptions(), out _).IsOpen);
    }

    [Theory]
    [InlineData("interface")]
    [InlineData("transparent")]
    public void Does_not_use_an_offer_that_is_bound_otherwise(string how)
    {
        var (address, offered) = Offered(IPAddress.Loopback, how == "interface" ? "eth7" : null, how == "transparent");
        Assert.NotEqual(offered, Take(address, new ListenerOptions(), out _).Descriptor);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Uses_an_offer_for_IPv6_if_it_takes_IPv4_as_wanted(bool? v6Only, bool isUsed)
    {
        var (address, offered) = Offered(IPAddress.IPv6Loopback);
        Assert.Equal(isUsed, Take(address, new ListenerOptions { V6Only = v6Only }, out _).Descriptor == offered);
    }

    private static ListenAddress At(IPAddress address) => ListenAddress.Internet(NetworkAddress.From(address, FreePort.Next()));

    private static bool IsListening(ListenAddress address)
    {
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            client.Connect(new IPEndPoint(IPAddress.Loopback, address.Target!.Address.Port));
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    /// <summary>What another process would have handed over.</summary>
    private (ListenAddress Address, int Descriptor) Offered(IPAddress host, string? device = null, bool isTransparent = false)
    {
        var address = At(host);
        Assert.True(ListeningSocket.TryOpen(address, new ListenerOptions(), out var socket, out var error), error);
        _table.Offer(new ReceivedListener(socket.Descriptor, address.Text, device, isTransparent));
        return (address, socket.Descriptor);
    }

    private ListeningSocket Take(ListenAddress address, ListenerOptions options, out bool isNew)
    {
        Assert.True(_table.TryTake(address, options, out var socket, out isNew, out var error), error);
        return socket;
    }
}
