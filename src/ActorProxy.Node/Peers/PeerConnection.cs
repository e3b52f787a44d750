using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Peers;

/// <summary>A connection to a peer behind the handshake, on its way to the loop that serves it.</summary>
/// <param name="Version">What both sides speak.</param>
/// <param name="Node">What a node of this project has said of itself; null for any other peer.</param>
/// <param name="Unread">Messages that came with the handshake.</param>
internal sealed record PeerConnection(int Descriptor, PeerVersion Version, NodeGreeting? Node, ReadOnlyMemory<byte> Unread)
{
    /// <summary>Closes it when nobody takes it.</summary>
    public void Close() => ListeningSocket.CloseDescriptor(Descriptor);
}
