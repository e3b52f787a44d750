using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.StickTables;

/// <summary>What a stick table is: its keys, its values and its limits, as the rules of a whole configuration need them.</summary>
public sealed record StickTableDefinition
{
    /// <summary>As rules and the runtime API call it.</summary>
    public required string Name { get; init; }

    /// <summary>As peers call it.</summary>
    public required string WireName { get; init; }
    public required StickKeyType KeyType { get; init; }

    /// <summary>Most bytes of a key; of text without an ending NUL.</summary>
    public required int KeyLength { get; init; }

    /// <summary>Most entries.</summary>
    public required long Size { get; init; }

    /// <summary>How long an entry lives after it was last touched; 0 for ever.</summary>
    public long ExpireMs { get; init; }
    public bool NoPurge { get; init; }
    public bool ServerKeyIsAddress { get; init; }
    public bool ReceiveOnly { get; init; }

    /// <summary><c>write-to</c>: the table that decisions learnt from peers go to, too; null for none.</summary>
    public string? WriteTo { get; init; }

    /// <summary>The <c>peers</c> section that replicates it; null for none.</summary>
    public string? Peers { get; init; }

    /// <summary>Counters are sums over the nodes of the section.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>A key that is not bound to a server yet is asked for at its owner: what tables do by default that <c>stick</c> lines use.</summary>
    public bool AsksOwner { get; init; }

    /// <summary>The <see cref="NodeNumber"/> of this process in the section; 0 for a table without peers.</summary>
    public uint Self { get; init; }

    /// <summary>The <see cref="NodeNumber"/>s of the section's other members, ascending; empty for a table without peers.</summary>
    public ImmutableArray<uint> Others { get; init; } = [];

    /// <summary>Entries are bound to servers, and nodes have to agree to which: each binding has a <see cref="StickStamp"/>.</summary>
    public bool IsStamped => Peers is not null && Stores.Any(static store => store.Type is StickDataType.ServerId or StickDataType.ServerKey);

    /// <summary>In the order of the types' numbers, each once.</summary>
    public ImmutableArray<StickStoreConfig> Stores { get; init; } = [];

    public bool Equals(StickTableDefinition? other) =>
        other is not null && (Name, WireName, KeyType, KeyLength, Size, ExpireMs) == (other.Name, other.WireName, other.KeyType, other.KeyLength, other.Size, other.ExpireMs)
        && (NoPurge, ServerKeyIsAddress, ReceiveOnly, Peers, WriteTo) == (other.NoPurge, other.ServerKeyIsAddress, other.ReceiveOnly, other.Peers, other.WriteTo)
        && (IsAggregate, AsksOwner, Self) == (other.IsAggregate, other.AsksOwner, other.Self)

        // Members matter where entries have a part for each.
        && (!IsAggregate || Others.SequenceEqual(other.Others)) && Stores.SequenceEqual(other.Stores);

    public override int GetHashCode() => HashCode.Combine(Name, KeyType, KeyLength, Size, ExpireMs);

    /// <summary>Compiles a line.</summary>
    /// <param name="peers">The section that replicates it; null for none.</param>
    /// <param name="needed">Types without an argument that rules use this table for: they are stored whether the line names them or not.</param>
    public static StickTableDefinition From(StickTableConfig line, PeersConfig? peers, params ReadOnlySpan<StickDataType> needed)
    {
        var stores = line.Stores.ToDictionary(store => store.Type);
        foreach (var type in needed)
            stores.TryAdd(type, new StickStoreConfig(type, 1, TimeSpan.Zero));
        return new StickTableDefinition
        {
            Name = line.Name,
            WireName = line.WireName,
            KeyType = line.KeyType,
            KeyLength = line.KeyLength,
            Size = line.Size,
            ExpireMs = (long)(line.Expire ?? TimeSpan.Zero).TotalMilliseconds,
            NoPurge = line.NoPurge,
            ServerKeyIsAddress = line.ServerKeyIsAddress,
            ReceiveOnly = line.ReceiveOnly,
            Peers = line.Peers,
            WriteTo = line.WriteTo,
            IsAggregate = line.Aggregate,
            AsksOwner = line.AsksOwner ?? (peers is not null && (needed.Contains(StickDataType.ServerId) || needed.Contains(StickDataType.ServerKey))),
            Self = peers?.Peers.FirstOrDefault(static peer => peer.IsLocal) is { } local ? NodeNumber.Of(local.Name) : 0,
            Others = peers is null ? [] : [.. peers.Peers.Where(static peer => !peer.IsLocal).Select(static peer => NodeNumber.Of(peer.Name)).Order()],
            Stores = [.. stores.Values.OrderBy(store => store.Type)],
        };
    }
}
