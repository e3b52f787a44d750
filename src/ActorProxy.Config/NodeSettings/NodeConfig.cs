using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>What one node's <c>node.conf</c> says: who it is, how it finds the others, and which floating addresses it takes part in.</summary>
/// <remarks>Immutable. Everything that several nodes share stands in <c>haproxy.cfg</c>.</remarks>
public sealed record NodeConfig
{
    /// <summary>The file as a whole.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The <c>node</c> section; where there is none, it has neither name nor address.</summary>
    public NodeIdentityConfig Node { get; init; } = new();

    /// <summary>The <c>cluster</c> section, or null: a node alone.</summary>
    public ClusterConfig? Cluster { get; init; }

    /// <summary>The <c>floating-ip</c> section's instances, in the order in which they were first named.</summary>
    public ImmutableArray<FloatingIpConfig> FloatingIps { get; init; } = [];
}
