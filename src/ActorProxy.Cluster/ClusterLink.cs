using ActorProxy.Cluster.Membership;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster;

/// <summary>How a node's parts hear of the other nodes, and talk to them.</summary>
/// <param name="Self">This node's name.</param>
public sealed record ClusterLink(string Self, IMembership Membership, ClusterPeers Peers);
