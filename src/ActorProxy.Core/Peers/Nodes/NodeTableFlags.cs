namespace ActorProxy.Core.Peers.Nodes;

/// <summary>What stands behind the values in a node's updates of a table; written at the end of its definition.</summary>
[Flags]
public enum NodeTableFlags : byte
{
    None = 0,

    /// <summary>The stamp of the key's binding to a server.</summary>
    Stamped = 1,

    /// <summary>The version of what the sender has counted, and what it knows of other nodes' counts.</summary>
    Aggregate = 2,

    /// <summary>The <see cref="StickTables.Replication.EntryOrigin"/> of the values.</summary>
    Origin = 4,
}
