using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using Xunit;

namespace ActorProxy.Tests.Core.Peers.Nodes;

/// <summary>What a stream asks the owner of a key, and the answer.</summary>
public sealed class NodeClaimTests
{
    [Theory]
    [InlineData("s1", 1)]
    [InlineData(null, -7)]
    [InlineData("äöü", int.MaxValue)]
    public void A_claim_is_read_as_written(string? server, int id)
    {
        var room = new byte[256];
        var length = new NodeClaim(77, "app", "key\0x"u8, 3, new StickTarget(server, id)).Write(room);
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(room.AsSpan(0, length), out var frame, out var consumed));
        Assert.Equal((PeerMessageKind.NodeClaim, length), (frame.Kind, consumed));
        Assert.True(NodeClaim.TryRead(frame.Payload, out var read));
        Assert.Equal((77U, "app", 3U, new StickTarget(server, id)), (read.Request, read.Table, read.SeenEpoch, read.Target));
        Assert.Equal("key\0x"u8.ToArray(), read.Key.ToArray());
        for (var cut = 0; cut < frame.Payload.Length; cut++)
            Assert.False(NodeClaim.TryRead(frame.Payload[..cut], out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void An_answer_is_read_as_written(uint epoch)
    {
        var room = new byte[256];
        var stamp = epoch == 0 ? default : new StickStamp(epoch, 0xdeadbeef, 1L << 60);
        var claimed = new NodeClaimed(uint.MaxValue, new KeyBinding(new StickTarget("s1", 1), stamp));
        var length = claimed.Write(room);
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(room.AsSpan(0, length), out var frame, out _));
        Assert.True(NodeClaimed.TryRead(frame.Payload, out var read));
        Assert.Equal(claimed, read);
        for (var cut = 0; cut < frame.Payload.Length; cut++)
            Assert.False(NodeClaimed.TryRead(frame.Payload[..cut], out _));
    }
}
