using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class AddressSyntaxTests
{
    [Theory]
    [InlineData(":80", AddressUse.Listen, AddressKind.AnyIPv4, "", 80, 80)]
    [InlineData("*:80", AddressUse.Listen, AddressKind.AnyIPv4, "", 80, 80)]
    [InlineData("0.0.0.0:80", AddressUse.Listen, AddressKind.AnyIPv4, "", 80, 80)]
    [InlineData(":::80", AddressUse.Listen, AddressKind.AnyIPv6, "", 80, 80)]
    [InlineData("[::]:80", AddressUse.Listen, AddressKind.AnyIPv6, "", 80, 80)]
    [InlineData("ipv6@:80", AddressUse.Listen, AddressKind.AnyIPv6, "", 80, 80)]
    [InlineData("127.0.0.1:80-90", AddressUse.Listen, AddressKind.IPv4, "127.0.0.1", 80, 90)]
    [InlineData("ipv4@127.0.0.1:80", AddressUse.Listen, AddressKind.IPv4, "127.0.0.1", 80, 80)]
    [InlineData("tcp4@127.0.0.1:80", AddressUse.Listen, AddressKind.IPv4, "127.0.0.1", 80, 80)]
    [InlineData("stream+ip@127.0.0.1:80", AddressUse.Listen, AddressKind.IPv4, "127.0.0.1", 80, 80)]
    [InlineData("::1:80", AddressUse.Listen, AddressKind.IPv6, "::1", 80, 80)]
    [InlineData("[::1]:80", AddressUse.Listen, AddressKind.IPv6, "::1", 80, 80)]
    [InlineData("www.example.com:80", AddressUse.Listen, AddressKind.HostName, "www.example.com", 80, 80)]
    [InlineData("/run/x.sock", AddressUse.Listen, AddressKind.Unix, "/run/x.sock", 0, 0)]
    [InlineData("unix@x.sock", AddressUse.Listen, AddressKind.Unix, "x.sock", 0, 0)]
    [InlineData("abns@name", AddressUse.Listen, AddressKind.Abstract, "name", 0, 0)]
    [InlineData("abnsz@name", AddressUse.Listen, AddressKind.AbstractZeroTerminated, "name", 0, 0)]
    [InlineData("127.0.0.1", AddressUse.Server, AddressKind.IPv4, "127.0.0.1", 0, 0)]
    [InlineData("[::1]", AddressUse.Server, AddressKind.IPv6, "::1", 0, 0)]
    [InlineData(":8080", AddressUse.Server, AddressKind.ClientDestination, "", 8080, 8080)]
    [InlineData("0.0.0.0", AddressUse.Server, AddressKind.ClientDestination, "", 0, 0)]
    [InlineData("0.0.0.0", AddressUse.Source, AddressKind.AnyIPv4, "", 0, 0)]
    [InlineData("127.0.0.1:1000-2000", AddressUse.SourceRange, AddressKind.IPv4, "127.0.0.1", 1000, 2000)]
    [InlineData("127.0.0.1", AddressUse.Log, AddressKind.IPv4, "127.0.0.1", 514, 514)]
    [InlineData("udp6@[::1]:10514", AddressUse.Log, AddressKind.IPv6, "::1", 10514, 10514)]
    public void Reads_an_address(string text, AddressUse use, AddressKind kind, string host, int port, int lastPort)
    {
        Assert.Null(AddressSyntax.TryParse(text, use, out var address));

        Assert.Equal((kind, host, port, lastPort, text), (address.Kind, address.Host, address.Port, address.LastPort, address.Text));
    }

    [Theory]
    [InlineData("127.0.0.1:+10", 10)]
    [InlineData("127.0.0.1:-10", -10)]
    public void Reads_the_offset_of_a_servers_port(string text, int offset)
    {
        Assert.Null(AddressSyntax.TryParse(text, AddressUse.Server, out var address));

        Assert.True(address.IsPortOffset);
        Assert.Equal(offset, address.Port);
    }

    [Theory]
    [InlineData("fd@5", AddressUse.Listen, AddressKind.Descriptor)]
    [InlineData("sockpair@5", AddressUse.Server, AddressKind.SocketPair)]
    [InlineData("fd@5", AddressUse.Log, AddressKind.Descriptor)]
    public void Reads_an_inherited_descriptor(string text, AddressUse use, AddressKind kind)
    {
        Assert.Null(AddressSyntax.TryParse(text, use, out var address));

        Assert.Equal((kind, 5), (address.Kind, address.Descriptor));
    }

    [Theory]
    [InlineData("", AddressUse.Listen)]
    [InlineData("127.0.0.1", AddressUse.Listen)]
    [InlineData("127.0.0.1:", AddressUse.Listen)]
    [InlineData("127.0.0.1:0", AddressUse.Listen)]
    [InlineData("127.0.0.1:65536", AddressUse.Server)]
    [InlineData("127.0.0.1:90-80", AddressUse.Listen)]
    [InlineData("127.0.0.1:80-", AddressUse.Listen)]
    [InlineData("127.0.0.1:80-90", AddressUse.Server)]
    [InlineData("127.0.0.1:+5", AddressUse.Listen)]
    [InlineData("127.0.0.1:+x", AddressUse.Server)]
    [InlineData("127.0.0.1:80x", AddressUse.Server)]
    [InlineData("256.0.0.1:80", AddressUse.Server)]
    [InlineData("ipv6@127.0.0.1:80", AddressUse.Server)]
    [InlineData("ipv4@::1:80", AddressUse.Server)]
    [InlineData("ipv4@:::80", AddressUse.Listen)]
    [InlineData("a/b:80", AddressUse.Server)]
    [InlineData("[::1]x:80", AddressUse.Server)]
    [InlineData("fd@x", AddressUse.Listen)]
    [InlineData("fd@5", AddressUse.Server)]
    [InlineData("sockpair@5", AddressUse.Source)]
    [InlineData("udp@127.0.0.1:80", AddressUse.Listen)]
    [InlineData("quic4@127.0.0.1:80", AddressUse.Listen)]
    [InlineData("ring@x", AddressUse.Log)]
    [InlineData("unix@", AddressUse.Listen)]
    public void Refuses_what_is_no_address_there(string text, AddressUse use) => Assert.NotNull(AddressSyntax.TryParse(text, use, out _));

    [Fact]
    public void Refuses_a_path_that_no_socket_can_have() =>
        Assert.NotNull(AddressSyntax.TryParse("/" + new string('a', 97), AddressUse.Listen, out _));
}
