using System.Text;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerHelloTests
{
    [Theory]
    [InlineData("HAProxyS 2.1\nHB\nHA 26727 1\n")]
    [InlineData("HAProxyS 2.1\r\nHB\r\nHA 26727 1\r\n")]
    public void Reads_three_lines_and_leaves_what_follows(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text + "\0\0");
        Assert.Equal(PeerReadResult.Found, PeerHello.TryRead(bytes, out var hello, out var consumed));
        Assert.Equal(new PeerHello(PeerVersion.Newest, "HB", "HA"), hello);
        Assert.Equal(text.Length, consumed);
        for (var length = 0; length < text.Length; length++)
            Assert.Equal(PeerReadResult.NotYet, PeerHello.TryRead(bytes.AsSpan(0, length), out _, out _));
    }

    [Fact]
    public void Writes_what_it_reads()
    {
        var room = new byte[64];
        var length = new PeerHello(PeerVersion.Oldest, "HB", "HA").Write(room, 26727);
        Assert.Equal("HAProxyS 2.0\nHB\nHA 26727 1\n", Encoding.ASCII.GetString(room, 0, length));
        Assert.Equal(0, new PeerHello(PeerVersion.Oldest, "HB", "HA").Write(room.AsSpan(0, length - 1), 26727));
    }

    [Theory]
    [InlineData("HAProxyS 2.1\nHB\nHA\n")]
    [InlineData("HAProxyX 2.1\n")]
    [InlineData("GET / HTTP/1.1")]
    [InlineData("\n")]
    [InlineData("HAProxyS2.1\n")]
    public void Another_protocol_or_form_is_malformed(string text) =>
        Assert.Equal(PeerReadResult.Malformed, PeerHello.TryRead(Encoding.ASCII.GetBytes(text), out _, out _));

    [Fact]
    public void A_hello_without_end_is_too_long() =>
        Assert.Equal(PeerReadResult.TooLong, PeerHello.TryRead(Encoding.ASCII.GetBytes("HAProxyS 2.1\n" + new string('x', 5000)), out _, out _));

    [Theory]
    [InlineData("2.1", "me", "o", false, PeerStatus.Accepted)]
    [InlineData("2.0", "me", "o", false, PeerStatus.Accepted)]
    [InlineData("2.2", "me", "o", false, PeerStatus.BadVersion)]
    [InlineData("3.0", "me", "o", false, PeerStatus.BadVersion)]
    [InlineData("1.0", "me", "o", false, PeerStatus.BadVersion)]
    [InlineData("x", "you", "x", false, PeerStatus.BadVersion)]
    [InlineData("2.1", "you", "x", false, PeerStatus.WrongTarget)]
    [InlineData("2.1", "me", "x", false, PeerStatus.UnknownSender)]
    [InlineData("2.1", "me", "me", false, PeerStatus.Accepted)]
    [InlineData("2.1", "me", "me", true, PeerStatus.TryAgainLater)]
    [InlineData("2.1", "me", "o", true, PeerStatus.Accepted)]
    public void Is_judged_by_version_then_target_then_sender(string version, string target, string sender, bool hasLocalSession, PeerStatus status)
    {
        Assert.Equal(PeerReadResult.Found, PeerHello.TryRead(Encoding.ASCII.GetBytes($"HAProxyS {version}\n{target}\n{sender} 1 1\n"), out var hello, out _));
        Assert.Equal(status, hello!.Judge("me", static name => name is "me" or "o", hasLocalSession));
    }

    [Theory]
    [InlineData(PeerStatus.Accepted, "200\n")]
    [InlineData(PeerStatus.TryAgainLater, "300\n")]
    [InlineData(PeerStatus.ProtocolError, "501\n")]
    [InlineData(PeerStatus.BadVersion, "502\n")]
    [InlineData(PeerStatus.WrongTarget, "503\n")]
    [InlineData(PeerStatus.UnknownSender, "504\n")]
    public void A_status_is_read_as_written(PeerStatus status, string line)
    {
        var room = new byte[8];
        Assert.Equal(line, Encoding.ASCII.GetString(room, 0, PeerStatusLine.Write(room, status)));
        Assert.Equal(PeerReadResult.Found, PeerStatusLine.TryRead(Encoding.ASCII.GetBytes(line + "\0\u0004"), out var read, out _, out var consumed));
        Assert.Equal((status, 4), (read, consumed));
        Assert.Equal(PeerReadResult.NotYet, PeerStatusLine.TryRead(Encoding.ASCII.GetBytes(line[..3]), out _, out _, out _));
        Assert.Equal(0, PeerStatusLine.Write(room.AsSpan(0, 3), status));
    }

    [Fact]
    public void A_node_makes_itself_known_in_words_that_other_peers_pass_over()
    {
        var room = new byte[256];
        var hello = new PeerHello(PeerVersion.Newest, "b", "a", new NodeGreeting(123456789));
        var length = hello.Write(room, 42);
        Assert.Equal("HAProxyS 2.1\nb\na 42 1 actorproxy/1 123456789\n", Encoding.ASCII.GetString(room, 0, length));
        Assert.Equal(PeerReadResult.Found, PeerHello.TryRead(room.AsSpan(0, length), out var read, out _));
        Assert.Equal(hello, read);

        length = PeerStatusLine.Write(room, PeerStatus.Accepted, new NodeGreeting(77));
        Assert.Equal("200 actorproxy/1 77\n", Encoding.ASCII.GetString(room, 0, length));
        Assert.Equal(PeerReadResult.Found, PeerStatusLine.TryRead(room.AsSpan(0, length), out var status, out var node, out _));
        Assert.Equal((PeerStatus.Accepted, new NodeGreeting(77)), (status, node));
    }

    [Theory]
    [InlineData("42 1")]
    [InlineData("42 1 actorproxy/2 5")]
    [InlineData("42 1 actorproxy/1")]
    [InlineData("42 1 actorproxy/1 later")]
    [InlineData("42 1 notactorproxy/1 5")]
    public void What_another_version_or_program_says_of_itself_is_passed_over(string words) => Assert.Null(NodeGreeting.Find(words));

    [Theory]
    [InlineData("2000\n", PeerReadResult.Malformed)]
    [InlineData("ok!\n", PeerReadResult.Malformed)]
    [InlineData("\n", PeerReadResult.Malformed)]
    [InlineData("HTTP/1.1 400 Bad request\r\n", PeerReadResult.Malformed)]
    [InlineData("200 the answer of a program that has more to say than any peer does\n", PeerReadResult.TooLong)]
    public void What_is_no_status_is_told(string line, PeerReadResult result) =>
        Assert.Equal(result, PeerStatusLine.TryRead(Encoding.ASCII.GetBytes(line), out _, out _, out _));
}
