using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Node.Peers;

/// <summary>Two nodes tell each other who is in the cluster, then part: how a node joins that knows nothing but an address.</summary>
/// <remarks>Both sides do the same. Belongs to its loop's thread; owns the connection.</remarks>
internal sealed class MemberExchange
{
    private const int MostBytes = PeerFrame.MostPayloadBytes + 16;

    private readonly FirstMessage _told;
    private readonly ClusterPeers _cluster;
    private readonly Action<MemberExchange, string?> _onEnd;

    /// <param name="onEnd">Is told why it failed, or null.</param>
    public MemberExchange(EventLoop loop, PeerConnection connection, ClusterPeers cluster, Action<MemberExchange, string?> onEnd)
    {
        _cluster = cluster;
        _onEnd = onEnd;
        _told = new FirstMessage(loop, connection.Descriptor, connection.Unread.Span, MostBytes, "its list of nodes", Take, End);
    }

    public void Begin()
    {
        var list = _cluster.List.Span;

        // A fresh socket takes one message at once.
        if (_told.Socket.Send(list) != list.Length)
            End("it took no message");
        else
            _told.Begin();
    }

    public void Close() => _told.Close();

    private void End(string? failure)
    {
        Close();
        _onEnd(this, failure);
    }

    private bool Take(ReadOnlySpan<byte> received)
    {
        var found = PeerFrame.TryRead(received, out var frame, out _);
        if (found == PeerReadResult.NotYet)
            return false;
        if (found != PeerReadResult.Found || frame.Kind != PeerMessageKind.NodeMembers || !NodeMembers.TryRead(frame.Payload, out var members))
        {
            End("what it told is no list of nodes");
            return true;
        }

        _cluster.Witness?.Told(members);
        End(null);
        return true;
    }
}
