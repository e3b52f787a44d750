using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;
using Xunit;

namespace ActorProxy.Tests.Engine.Network;

/// <summary>The frames byte by byte, as tcpdump and tshark read them without complaint.</summary>
public sealed class NeighbourAnnouncementTests
{
    private static readonly HardwareAddress Hardware = HardwareAddress.From([0x02, 0, 0x5E, 0x10, 0, 1]);

    [Fact]
    public void An_IPv4_address_is_announced_by_a_gratuitous_request() => Assert.Equal(
        "FFFFFFFFFFFF" + "02005E100001" + "0806" + "0001" + "0800" + "0604" + "0001" + "02005E100001" + "C0000264" + "FFFFFFFFFFFF" + "C0000264",
        Frame("192.0.2.100"));

    [Fact]
    public void An_IPv6_address_is_announced_by_an_advertisement_that_overrides() => Assert.Equal(
        "333300000001" + "02005E100001" + "86DD" + "60000000" + "0020" + "3AFF" + "20010DB8000000000000000000000064" + "FF020000000000000000000000000001" +
        "8800" + "9A54" + "20000000" + "20010DB8000000000000000000000064" + "0201" + "02005E100001",
        Frame("2001:db8::64"));

    [Fact]
    public void Hardware_is_written_as_tools_write_it() => Assert.Equal("02:00:5e:10:00:01", Hardware.ToString());

    private static string Frame(string address)
    {
        Span<byte> frame = stackalloc byte[NeighbourAnnouncement.MostBytes];
        return Convert.ToHexString(frame[..NeighbourAnnouncement.Write(frame, Hardware, NetworkAddress.From(IPAddress.Parse(address), 0))]);
    }
}
