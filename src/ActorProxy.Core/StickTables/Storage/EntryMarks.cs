namespace ActorProxy.Core.StickTables.Storage;

/// <summary>What is to be remembered of an entry's past.</summary>
[Flags]
internal enum EntryMarks : byte
{
    None = 0,

    /// <summary>What it held is in the table that has taken its table's place; what has been counted here since is on its way.</summary>
    Moved = 1,

    /// <summary>It came from a snapshot, and nobody has said anything of it since.</summary>
    Loaded = 2,
}
