using System.Collections.Immutable;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>One virtual router of this node: the addresses that move together, and how.</summary>
/// <param name="Name">The operator's name for it.</param>
/// <param name="Link">The interface that the addresses are put on.</param>
/// <param name="Addresses">Those of <paramref name="Router"/>, each with its network's prefix.</param>
/// <param name="Source">What advertisements are sent from; null for the interface's first address.</param>
public sealed record FloatingIpPlan(string Name, string Link, ImmutableArray<InterfaceAddress> Addresses, VrrpRouterConfig Router, NetworkAddress? Source)
{
    /// <summary>Whether the cluster gives the priority, so that the addresses spread over its nodes; else it is the router's.</summary>
    public bool IsSpread { get; init; }

    public TrackPlan Track { get; init; } = new();

    /// <summary>A port on every address of this host that accepts connections while this node has the floating ones, for health checks of others; null for none.</summary>
    public int? HealthPort { get; init; }

    public HookPlan Hooks { get; init; } = new();

    /// <summary>Whether it is the same virtual router in the same place, so that its addresses need not move when it becomes the other one.</summary>
    public bool IsSameRouter(FloatingIpPlan other) =>
        Name == other.Name && Link == other.Link && Source == other.Source && Addresses.SequenceEqual(other.Addresses) && Router.IsSameRouter(other.Router);

    /// <summary>For the operator: <c>web (192.0.2.100/24 on eth0)</c>.</summary>
    public string Text => $"{Name} ({string.Join(", ", Addresses)} on {Link})";
}
