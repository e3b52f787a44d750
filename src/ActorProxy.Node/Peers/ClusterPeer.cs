using ActorProxy.Core.Addresses;

namespace ActorProxy.Node.Peers;

/// <summary>A member of the cluster as a peer: whom to dial, and where.</summary>
public sealed record ClusterPeer(string Name, NetworkAddress Address);
