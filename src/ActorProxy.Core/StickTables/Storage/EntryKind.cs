namespace ActorProxy.Core.StickTables.Storage;

/// <summary>What a place in a shard's memory is used for.</summary>
internal enum EntryKind : byte
{
    Free,
    Entry,

    /// <summary>Marks in the list of updates how far a peer has read.</summary>
    Marker,
}
