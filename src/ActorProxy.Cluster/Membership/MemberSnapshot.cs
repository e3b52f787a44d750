using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>A member of the cluster as reports show it, and as others decide by it.</summary>
/// <param name="SinceMs">When its state began, on the scale of <see cref="Node.NodeServices.NowMs"/>.</param>
/// <param name="IsConnected">This node has a session with it.</param>
/// <param name="Version">Of the session's protocol; empty without one.</param>
public sealed record MemberSnapshot(string Name, NetworkAddress Address, MemberState State, long SinceMs, long Incarnation, bool IsSelf, bool IsConnected, string Version);
