using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>Somebody who has dialled in and has yet to say who it is.</summary>
/// <remarks>Belongs to the section's loop. It says what came of it once; whoever takes the connection has it from <see cref="Take"/>.</remarks>
internal sealed class InboundHello : IReadinessHandler
{
    private readonly EventLoop _loop;
    private readonly LoopSocket _socket;
    private readonly Action<InboundHello, PeerReadResult, PeerHello?> _onEnd;
    private readonly LoopAlarm _alarm;
    private readonly byte[] _received = new byte[PeerHello.MostBytes + 1];
    private int _filled;
    private int _consumed;

    public InboundHello(EventLoop loop, int descriptor, NetworkAddress from, Action<InboundHello, PeerReadResult, PeerHello?> onEnd)
    {
        _loop = loop;
        _socket = new LoopSocket(loop, descriptor) { Handler = this };
        _onEnd = onEnd;
        _alarm = new LoopAlarm(() => _onEnd(this, PeerReadResult.NotYet, null));
        From = from;
    }

    public NetworkAddress From { get; }

    void IReadinessHandler.OnReady(LoopSocket socket) => Read();

    public void Begin()
    {
        _loop.StartTimer(_alarm, PeerTimes.Liveness);
        Read();
    }

    /// <summary>Answers.</summary>
    /// <param name="node">What this node says of itself to another one of this project.</param>
    public void Answer(PeerStatus status, NodeGreeting? node = null)
    {
        Span<byte> line = stackalloc byte[64];

        // A fresh socket takes so few bytes at once; one that does not is gone.
        _ = _socket.Send(line[..PeerStatusLine.Write(line, status, node)]);
    }

    /// <summary>The connection, for another loop to go on with.</summary>
    public PeerConnection Take(PeerVersion version, NodeGreeting? node)
    {
        _loop.CancelTimer(_alarm);
        return new PeerConnection(_socket.Detach(), version, node, _received.AsMemory(_consumed, _filled - _consumed));
    }

    public void Close()
    {
        _loop.CancelTimer(_alarm);

        // Bytes that nobody has read would turn the end into a reset, which can overtake the answer.
        _socket.Discard(PeerHello.MostBytes);
        _socket.Close();
    }

    private void Read()
    {
        while (_socket.IsOpen)
        {
            var count = _socket.Receive(_received.AsSpan(_filled));
            if (count == LoopSocket.WouldBlock)
                return;
            if (count <= 0)
            {
                _onEnd(this, PeerReadResult.NotYet, null);
                return;
            }

            _filled += count;
            var result = PeerHello.TryRead(_received.AsSpan(0, _filled), out var hello, out _consumed);
            if (result == PeerReadResult.NotYet)
                continue;
            _onEnd(this, result, hello);
            return;
        }
    }
}
