using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Config.Keywords.StickTables;

/// <summary>A <c>stick-table</c> or <c>table</c> line while its arguments are being read.</summary>
internal sealed class StickTableDraft
{
    public StickKeyType? KeyType { get; set; }

    public int KeyLength { get; set; }

    public long Size { get; set; }

    public TimeSpan? Expire { get; set; }

    public bool NoPurge { get; set; }

    public bool ServerKeyIsAddress { get; set; }

    public string? Peers { get; set; }

    public SourcePosition PeersPosition { get; set; }

    public string? WriteTo { get; set; }

    public SourcePosition WriteToPosition { get; set; }

    public bool ReceiveOnly { get; set; }

    public SortedDictionary<StickDataType, StickStoreConfig> Stores { get; } = [];

    public bool Aggregate { get; set; }

    public bool? AsksOwner { get; set; }

    public StickSnapshotConfig? Snapshot { get; set; }

    public StickTableConfig Build(string name, string wireName, SourcePosition position) => new()
    {
        Name = name,
        WireName = wireName,
        Position = position,
        KeyType = KeyType!.Value,
        KeyLength = KeyLength,
        Size = Size,
        Expire = Expire,
        NoPurge = NoPurge,
        ServerKeyIsAddress = ServerKeyIsAddress,
        Peers = Peers,
        PeersPosition = PeersPosition,
        WriteTo = WriteTo,
        WriteToPosition = WriteToPosition,
        ReceiveOnly = ReceiveOnly,
        Stores = [.. Stores.Values],
        Aggregate = Aggregate,
        AsksOwner = AsksOwner,
        Snapshot = Snapshot,
    };
}
