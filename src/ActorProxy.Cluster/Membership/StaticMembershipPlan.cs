using System.Collections.Immutable;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>What the engine <c>static</c> goes by.</summary>
/// <param name="Name">This node's.</param>
/// <param name="Address">Where others reach it.</param>
/// <param name="Seeds">Who is asked for the others.</param>
/// <param name="Incarnation">Of this process: later ones have higher ones.</param>
public sealed record StaticMembershipPlan(string Name, NetworkAddress Address, ImmutableArray<SeedConfig> Seeds, MemberTimes Times, long Incarnation)
{
    public static StaticMembershipPlan Of(string name, NodeIdentityConfig node, ClusterConfig cluster, TimeProvider clock) => new(
        name,
        NetworkAddress.From(node.Address!, cluster.Port),
        cluster.Seeds,
        new MemberTimes((int)cluster.SuspectAfter.TotalMilliseconds, (int)cluster.RemoveAfter.TotalMilliseconds),
        clock.GetUtcNow().ToUnixTimeMilliseconds());
}
