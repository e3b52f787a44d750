using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerFrameTests
{
    [Theory]
    [InlineData("0000", PeerMessageKind.ResyncRequest)]
    [InlineData("0001", PeerMessageKind.ResyncFinished)]
    [InlineData("0002", PeerMessageKind.ResyncPartial)]
    [InlineData("0003", PeerMessageKind.ResyncConfirm)]
    [InlineData("0004", PeerMessageKind.Heartbeat)]
    [InlineData("0100", PeerMessageKind.ProtocolError)]
    [InlineData("0101", PeerMessageKind.SizeLimitError)]
    public void A_message_without_a_payload_is_two_bytes(string bytes, PeerMessageKind kind)
    {
        var result = PeerFrame.TryRead(Convert.FromHexString(bytes + "ff"), out var frame, out var consumed);
        Assert.Equal((PeerReadResult.Found, kind, 2, 0), (result, frame.Kind, consumed, frame.Payload.Length));
        var room = new byte[2];
        Assert.Equal(2, PeerFrameWriter.Write(room, kind));
        Assert.Equal(bytes, Convert.ToHexStringLower(room));
        Assert.Equal(0, PeerFrameWriter.Write(room.AsSpan(1), kind));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(239)]
    [InlineData(240)]
    [InlineData(2287)]
    [InlineData(2288)]
    [InlineData(PeerFrame.MostPayloadBytes)]
    public void A_payload_of_any_length_is_read_as_written(int length)
    {
        var payload = new byte[length];
        new Random(length).NextBytes(payload);
        var bytes = Write(payload);

        var result = PeerFrame.TryRead(bytes, out var frame, out var consumed);
        Assert.Equal((PeerReadResult.Found, PeerMessageKind.Update, bytes.Length), (result, frame.Kind, consumed));
        Assert.True(frame.Payload.SequenceEqual(payload));
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            Assert.Equal(PeerReadResult.NotYet, PeerFrame.TryRead(bytes.AsSpan(0, cut), out _, out consumed));
            Assert.Equal(0, consumed);
        }
    }

    [Fact]
    public void Nothing_is_written_without_room()
    {
        var whole = Write(new byte[300]);
        for (var length = 0; length < whole.Length; length++)
        {
            var writer = new PeerFrameWriter(new byte[length], PeerMessageKind.Update);
            writer.Bytes(new byte[300]);
            Assert.Equal(0, writer.Finish());
        }
    }

    [Fact]
    public void A_message_that_no_peer_takes_is_not_written()
    {
        var writer = new PeerFrameWriter(new byte[PeerFrame.MostPayloadBytes + 100], PeerMessageKind.Update);
        writer.Bytes(new byte[PeerFrame.MostPayloadBytes + 1]);
        Assert.Equal(0, writer.Finish());
    }

    [Fact]
    public void A_payload_beyond_the_limit_is_told_from_its_length_alone()
    {
        var head = Convert.FromHexString("0a80" + "f09105");
        Assert.Equal(PeerReadResult.NotYet, PeerFrame.TryRead(head.AsSpan(0, 4), out _, out _));
        var offset = 2;
        PeerVarint.TryRead(head, ref offset, out var length);
        Assert.True(length < PeerFrame.MostPayloadBytes);
        Assert.Equal(PeerReadResult.TooLong, PeerFrame.TryRead(head, out _, out _, mostPayloadBytes: (int)length - 1));
        Assert.Equal(PeerReadResult.TooLong, PeerFrame.TryRead(Convert.FromHexString("0a80fff0fefe7e"), out _, out _));
    }

    [Fact]
    public void The_reserved_class_is_malformed() => Assert.Equal(PeerReadResult.Malformed, PeerFrame.TryRead([255], out _, out _));

    [Fact]
    public void A_length_that_does_not_end_is_malformed() =>
        Assert.Equal(PeerReadResult.Malformed, PeerFrame.TryRead(Convert.FromHexString("0a80" + new string('f', 24)), out _, out _));

    [Fact]
    public void An_unknown_message_is_found_so_that_it_can_be_passed_over()
    {
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(Convert.FromHexString("09900201020004"), out var frame, out var consumed));
        Assert.Equal(5, consumed);
        Assert.False(Enum.IsDefined(frame.Kind));
    }

    private static byte[] Write(byte[] payload)
    {
        var room = new byte[payload.Length + 8];
        var writer = new PeerFrameWriter(room, PeerMessageKind.Update);
        writer.Bytes(payload);
        return room[..writer.Finish()];
    }
}
