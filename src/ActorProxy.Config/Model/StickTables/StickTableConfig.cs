using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>One <c>stick-table</c> line of a proxy, or one <c>table</c> line of a <c>peers</c> section.</summary>
public sealed record StickTableConfig
{
    /// <summary>By which rules refer to it: the proxy's name, or <c>section/name</c> in a <c>peers</c> section.</summary>
    public required string Name { get; init; }

    /// <summary>What peers call it: the proxy's name, or <c>/name</c> in a <c>peers</c> section.</summary>
    public required string WireName { get; init; }
    public required SourcePosition Position { get; init; }
    public required StickKeyType KeyType { get; init; }

    /// <summary>Bytes of a key: 4, 4 and 16 for integers and addresses, the configured length for text and blocks.</summary>
    public required int KeyLength { get; init; }

    /// <summary>Most entries.</summary>
    public required long Size { get; init; }

    /// <summary>How long an entry lives after it was last touched; null for ever.</summary>
    public TimeSpan? Expire { get; init; }

    /// <summary><c>nopurge</c>: a full table takes no new entry instead of dropping its oldest.</summary>
    public bool NoPurge { get; init; }

    /// <summary><c>srvkey addr</c>: <see cref="StickDataType.ServerKey"/> is a server's address and not its name.</summary>
    public bool ServerKeyIsAddress { get; init; }

    /// <summary>The <c>peers</c> section that replicates it; null for none.</summary>
    public string? Peers { get; init; }
    public SourcePosition PeersPosition { get; init; }

    /// <summary><c>write-to</c>: the table that this one's decisions are copied to; null for none.</summary>
    public string? WriteTo { get; init; }
    public SourcePosition WriteToPosition { get; init; }

    /// <summary><c>recv-only</c>: learns from peers, also what tells of them only, and is never pushed.</summary>
    public bool ReceiveOnly { get; init; }

    /// <summary>What is stored, in the order of the types' numbers. <see cref="StickDataType.ServerId"/> is there only when written; what refers to it adds it.</summary>
    public ImmutableArray<StickStoreConfig> Stores { get; init; } = [];

    /// <summary>Ours: counters are sums over the nodes of the cluster.</summary>
    public bool Aggregate { get; init; }

    /// <summary>Ours: <c>agreement owner</c> asks a key's owner before it is used for the first time; false for <c>agreement none</c>; null when not written.</summary>
    public bool? AsksOwner { get; init; }

    /// <summary>Ours: <c>snapshot FILE every TIME</c>; null for none.</summary>
    public StickSnapshotConfig? Snapshot { get; init; }
}
