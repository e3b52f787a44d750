using System.Collections.Immutable;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>What a node's membership goes by.</summary>
/// <param name="Name">This node's.</param>
/// <param name="Address">Where others reach it.</param>
/// <param name="Seeds">Who is asked for the others.</param>
/// <param name="Incarnation">Of this process: later ones have higher ones.</param>
/// <param name="Etcd">Who knows the others instead of seeds; null with the engine <c>static</c>.</param>
public sealed record MembershipPlan(string Name, NetworkAddress Address, ImmutableArray<SeedConfig> Seeds, MemberTimes Times, long Incarnation, EtcdConfig? Etcd)
{
    public static MembershipPlan Of(string name, NodeIdentityConfig node, ClusterConfig cluster, TimeProvider clock) => new(
        name,
        NetworkAddress.From(node.Address!, cluster.Port),
        cluster.Seeds,
        new MemberTimes((int)cluster.SuspectAfter.TotalMilliseconds, (int)cluster.RemoveAfter.TotalMilliseconds),
        clock.GetUtcNow().ToUnixTimeMilliseconds(),
        cluster.Etcd);
}
