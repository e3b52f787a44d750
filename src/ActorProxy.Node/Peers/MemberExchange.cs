using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>Two nodes tell each other who is in the cluster, then part: how a node joins that knows nothing but an address.</summary>
/// <remarks>Both sides do the same. Belongs to its loop's thread; owns the connection.</remarks>
internal sealed class MemberExchange : IReadinessHandler
{
    private const int MostBytes = PeerFrame.MostPayloadBytes + 16;

    private readonly EventLoop _loop;
    private readonly LoopSocket _socket;
    private readonly ClusterPeers _cluster;
    private readonly LoopAlarm _alarm;
    private readonly Action<MemberExchange, string?> _onEnd;
    private readonly byte[] _received = new byte[MostBytes];
    private int _filled;

    /// <param name="onEnd">Is told why it failed, or null.</param>
    public MemberExchange(EventLoop loop, PeerConnection connection, ClusterPeers cluster, Action<MemberExchange, string?> onEnd)
    {
        _loop = loop;
        _cluster = cluster;
        _onEnd = onEnd;
        _socket = new LoopSocket(loop, connection.Descriptor) { Handler = this };
        _alarm = new LoopAlarm(() => End("it did not tell who is in the cluster in time"));
        _filled = Math.Min(connection.Unread.Length, MostBytes);
        connection.Unread[.._filled].CopyTo(_received);
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => Read();

    public void Begin()
    {
        _loop.StartTimer(_alarm, PeerTimes.Liveness);
        var list = _cluster.List.Span;

        // A fresh socket takes one message at once.
        if (_socket.Send(list) != list.Length)
            End("it took no message");
        else
            Read();
    }

    public void Close()
    {
        _loop.CancelTimer(_alarm);
        _socket.Close();
    }

    private void End(string? failure)
    {
        Close();
        _onEnd(this, failure);
    }

    private void Read()
    {
        while (_socket.IsOpen)
        {
            if (PeerFrame.TryRead(_received.AsSpan(0, _filled), out var frame, out _) is var found && found != PeerReadResult.NotYet)
            {
                if (found != PeerReadResult.Found || frame.Kind != PeerMessageKind.NodeMembers || !NodeMembers.TryRead(frame.Payload, out var members))
                {
                    End("what it told is no list of nodes");
                    return;
                }

                _cluster.Witness?.Told(members);
                End(null);
                return;
            }

            var count = _socket.Receive(_received.AsSpan(_filled));
            if (count == LoopSocket.WouldBlock)
                return;
            if (count <= 0)
                End(count == 0 ? "it closed the connection and told nothing" : SocketErrors.Describe(-count));
            else
                _filled += count;
        }
    }
}
