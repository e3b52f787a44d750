namespace ActorProxy.Node.Peers;

/// <summary>A table as one session shares it.</summary>
/// <param name="LocalId">This node's number for it.</param>
/// <param name="RemoteId">The peer's number for it; 0 before it was defined.</param>
/// <param name="Told">The last update that was sent in this session.</param>
/// <param name="Acknowledged">The last one that the peer has acknowledged.</param>
/// <param name="Received">The last update that came in this session.</param>
public sealed record PeerTableSnapshot(string Name, uint LocalId, uint RemoteId, uint Told, uint Acknowledged, uint Received);
