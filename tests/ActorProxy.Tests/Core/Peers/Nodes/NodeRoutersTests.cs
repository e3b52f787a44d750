using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.Vrrp;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

public sealed class NodeRoutersTests
{
    private static readonly RouterReport Web = new("web", NetworkAddress.From(IPAddress.Parse("192.0.2.11"), 0), 200, IsMaster: true, CanHold: true);
    private static readonly RouterReport Six = new("six", NetworkAddress.From(IPAddress.Parse("2001:db8::11"), 0), 101, IsMaster: false, CanHold: false);

    [Fact]
    public void What_is_written_is_read()
    {
        Assert.True(PeerFrame.TryRead(NodeRouters.Write([Web, Six]), out var frame, out _) == PeerReadResult.Found);
        Assert.Equal(PeerMessageKind.NodeRouters, frame.Kind);
        Assert.True(NodeRouters.TryRead(frame.Payload, out var reports));
        Assert.Equal((RouterReport[])[Web, Six], reports);
    }

    [Fact]
    public void A_node_without_virtual_routers_tells_of_none()
    {
        Assert.True(PeerFrame.TryRead(NodeRouters.Write([]), out var frame, out _) == PeerReadResult.Found);
        Assert.True(NodeRouters.TryRead(frame.Payload, out var reports));
        Assert.Empty(reports);
    }

    [Fact]
    public void Every_cut_is_refused_that_is_not_between_two_routers()
    {
        Assert.True(PeerFrame.TryRead(NodeRouters.Write([Web, Six]), out var frame, out _) == PeerReadResult.Found);
        var whole = frame.Payload.ToArray();
        Assert.True(PeerFrame.TryRead(NodeRouters.Write([Web]), out var first, out _) == PeerReadResult.Found);
        var boundary = first.Payload.Length;
        for (var length = 1; length < whole.Length; length++)
            Assert.Equal(length == boundary, NodeRouters.TryRead(whole.AsSpan(0, length), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nend")]
    [InlineData("\u00e4")]
    public void What_can_be_no_name_is_refused(string name) => Assert.False(NodeRouters.TryRead(PayloadOf(Web with { Router = name }), out _));

    [Fact]
    public void A_name_of_64_bytes_is_read_and_a_longer_one_refused()
    {
        Assert.True(NodeRouters.TryRead(PayloadOf(Web with { Router = new string('n', NodeRouters.LongestName) }), out _));
        Assert.False(NodeRouters.TryRead(PayloadOf(Web with { Router = new string('n', NodeRouters.LongestName + 1) }), out _));
    }

    [Fact]
    public void A_name_twice_is_refused() => Assert.False(NodeRouters.TryRead(PayloadOf(Web, Web with { Priority = 7 }), out _));

    [Fact]
    public void Routers_beyond_the_room_of_a_message_are_left_out_whole()
    {
        var all = Enumerable.Range(0, NodeRouters.MostRouters).Select(static number => Six with { Router = number.ToString("d64", CultureInfo.InvariantCulture), Priority = 254 }).ToArray();
        Assert.True(NodeRouters.TryRead(PayloadOf(all), out var reports));
        Assert.Equal(180, reports.Length);
        Assert.Equal(all[..180], reports);
    }

    private static byte[] PayloadOf(params RouterReport[] reports)
    {
        Assert.True(PeerFrame.TryRead(NodeRouters.Write(reports), out var frame, out _) == PeerReadResult.Found);
        return frame.Payload.ToArray();
    }
}
