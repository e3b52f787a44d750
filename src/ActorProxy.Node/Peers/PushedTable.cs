using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Replication;

namespace ActorProxy.Node.Peers;

/// <summary>A table that is shared with one peer: what is told of it, and how far.</summary>
/// <param name="Shard">What of the table the peer is told.</param>
/// <param name="Follower">Null for one that is never told: <c>recv-only</c>.</param>
internal sealed record PushedTable(StickTable Table, EntryTeller Teller, TableShard Shard, TableFollower? Follower)
{
    /// <summary>As <see cref="Teller"/>, for a node of this project.</summary>
    public SentNodeTable NodeTeller { get; } = new(Table, Teller.Definition.Id);
}
