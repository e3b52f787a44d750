namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>What a part of a snapshot holds; its first byte.</summary>
internal enum SnapshotPartKind : byte
{
    /// <summary>The table's definition and the time of writing. The first part.</summary>
    Head = 1,

    Entries = 2,

    /// <summary>The number of entries. The last part: a file without it is torn.</summary>
    End = 3,
}
