using System.Net;
using System.Net.Sockets;
using ActorProxy.Engine.Sockets.DescriptorPassing;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Engine.Sockets.DescriptorPassing;

public sealed class ListenerFactsTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", false)]
    [InlineData("0.0.0.0", "0.0.0.0", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::", "::", false)]
    public void Tells_address_and_family(string bound, string host, bool isV6Only)
    {
        IPAddress address = IPAddress.Parse(bound);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            socket.DualMode = !isV6Only;
        socket.Bind(new IPEndPoint(address, 0));
        ListenerFacts before = ListenerFacts.Of((int)socket.Handle);
        socket.Listen();
        ListenerFacts after = ListenerFacts.Of((int)socket.Handle);

        Assert.Equal($"{host}:{((IPEndPoint)socket.LocalEndPoint!).Port}", after.Address!.Text);
        Assert.Equal((false, true), (before.IsListening, after.IsListening));
        Assert.Equal((true, isV6Only, false, false), (after.IsStream, after.IsV6Only, after.IsTransparent, after.IsFreeBind));
    }

    [Fact]
    public void Tells_a_datagram_socket()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        ListenerFacts facts = ListenerFacts.Of((int)socket.Handle);
        Assert.Equal((false, false), (facts.IsStream, facts.IsListening));
    }

    [Theory]
    [InlineData("s", "s")]
    [InlineData("s.4711.tmp", "s")]
    [InlineData("s.x.tmp", "s.x.tmp")]
    [InlineData("s.tmp", "s.tmp")]
    public void Tells_the_path_that_a_unix_socket_is_moved_to(string bound, string expected)
    {
        using var directory = new TestDirectory();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(directory.File(bound)));
        socket.Listen();
        Assert.Equal("unix@" + directory.File(expected), ListenerFacts.Of((int)socket.Handle).Address!.Text);
    }

    [Fact]
    public void Tells_abstract_names_padded_or_not()
    {
        string name = $"facts-{Guid.NewGuid():N}";
        using var exact = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        exact.Bind(new UnixDomainSocketEndPoint("\0" + name));
        Assert.Equal($"abnsz@{name}", ListenerFacts.Of((int)exact.Handle).Address!.Text);

        using var padded = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        padded.Bind(new UnixDomainSocketEndPoint(("\0" + name).PadRight(108, '\0')));
        Assert.Equal($"abns@{name}", ListenerFacts.Of((int)padded.Handle).Address!.Text);
    }

    [Fact]
    public void Names_no_address_of_an_unbound_unix_socket()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Assert.Null(ListenerFacts.Of((int)socket.Handle).Address);
    }

    [Fact]
    public void Refuses_what_is_not_a_socket()
    {
        using var directory = new TestDirectory();
        using FileStream file = File.Create(directory.File("file"));
        Assert.Throws<IOException>(() => ListenerFacts.Of((int)file.SafeFileHandle.DangerousGetHandle()));
    }
}
