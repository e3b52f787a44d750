using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Inspection.Rdp;
using Xunit;

namespace ActorProxy.Tests.Core.Inspection.Rdp;

public sealed class RdpRoutingTokenTests
{
    [Theory]
    [InlineData("16777343.15629.0000", 0x7f000001u, 3389)]
    [InlineData("3640205228.15629.0000", 0xac1ff9d8u, 3389)]
    [InlineData("0.0.", 0u, 0)]
    [InlineData("4294967295.65535.x", 0xffffffffu, 65535)]
    public void Reads_the_servers_address(string value, uint address, int port)
    {
        Assert.True(RdpRoutingToken.TryRead(Encoding.ASCII.GetBytes(value), out var server));
        Assert.Equal(NetworkAddress.IPv4(address, port), server);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("16777343")]
    [InlineData("16777343.15629")]
    [InlineData("16777343.15629x0000")]
    [InlineData("user.15629.0000")]
    [InlineData("4294967296.15629.0000")]
    [InlineData("16777343.65536.0000")]
    [InlineData("99999999999999999999999.1.0000")]
    [InlineData("-1.15629.0000")]
    public void Takes_nothing_else(string value) => Assert.False(RdpRoutingToken.TryRead(Encoding.ASCII.GetBytes(value), out _));
}
