using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>One <c>peers</c> section: who shares which tables.</summary>
public sealed record PeersConfig
{
    /// <summary>Of the section that nobody writes: its peers are the nodes of the cluster.</summary>
    public const string ClusterName = "cluster";

    public required string Name { get; init; }
    public required SourcePosition Position { get; init; }

    /// <summary>All members, the local one too, in the order of the file.</summary>
    public ImmutableArray<PeerConfig> Peers { get; init; } = [];

    /// <summary>Where the local peer listens: its <c>peer</c> line's address, or the <c>bind</c> line.</summary>
    public BindConfig? Bind { get; init; }
    public ImmutableArray<StickTableConfig> Tables { get; init; } = [];
    public ImmutableArray<LogTargetConfig> Logs { get; init; } = [];

    /// <summary><c>shards</c>: each peer gets only the entries of its shard; 0 for all entries to all.</summary>
    public int Shards { get; init; }

    /// <summary>Its peers besides the local one are the nodes of the cluster, whoever they are.</summary>
    public bool FollowsCluster { get; init; }

    /// <summary><c>disabled</c>: neither listens nor connects; its tables are there.</summary>
    public bool IsDisabled { get; init; }
}
