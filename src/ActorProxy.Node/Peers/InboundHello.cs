using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Node.Peers;

/// <summary>Somebody who has dialled in and has yet to say who it is.</summary>
/// <remarks>Belongs to the section's loop. It says what came of it once; whoever takes the connection has it from <see cref="Take"/>.</remarks>
internal sealed class InboundHello
{
    private readonly FirstMessage _hello;
    private readonly Action<InboundHello, PeerReadResult, PeerHello?> _onEnd;
    private int _consumed;

    /// <param name="onEnd">Is told how the greeting reads, <see cref="PeerReadResult.NotYet"/> when it did not come.</param>
    public InboundHello(EventLoop loop, int descriptor, NetworkAddress from, Action<InboundHello, PeerReadResult, PeerHello?> onEnd)
    {
        _onEnd = onEnd;
        _hello = new FirstMessage(loop, descriptor, default, PeerHello.MostBytes + 1, "a greeting", Read, _ => _onEnd(this, PeerReadResult.NotYet, null));
        From = from;
    }

    public NetworkAddress From { get; }

    public void Begin() => _hello.Begin();

    /// <summary>Answers.</summary>
    /// <param name="node">What this node says of itself to another one of this project.</param>
    public void Answer(PeerStatus status, NodeGreeting? node = null)
    {
        Span<byte> line = stackalloc byte[64];

        // A fresh socket takes so few bytes at once; one that does not is gone.
        _ = _hello.Socket.Send(line[..PeerStatusLine.Write(line, status, node)]);
    }

    /// <summary>The connection, for another loop to go on with.</summary>
    public PeerConnection Take(PeerVersion version, NodeGreeting? node)
    {
        var descriptor = _hello.Detach(_consumed, out var unread);
        return new PeerConnection(descriptor, version, node, unread);
    }

    public void Close()
    {
        // Bytes that nobody has read would turn the end into a reset, which can overtake the answer.
        _hello.Socket.Discard(PeerHello.MostBytes);
        _hello.Close();
    }

    private bool Read(ReadOnlySpan<byte> received)
    {
        var result = PeerHello.TryRead(received, out var hello, out _consumed);
        if (result == PeerReadResult.NotYet)
            return false;
        _onEnd(this, result, hello);
        return true;
    }
}
