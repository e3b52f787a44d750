using System.Collections.Immutable;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What the priority of a virtual router follows, besides its own interface.</summary>
public sealed record TrackPlan
{
    /// <summary>Backends that must have a usable server.</summary>
    public ImmutableArray<string> Backends { get; init; } = [];

    /// <summary>Interfaces that must be up.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>As in <see cref="Core.Vrrp.TrackedResult"/>.</summary>
    public int Weight { get; init; }
}
