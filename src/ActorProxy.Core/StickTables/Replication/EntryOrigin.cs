namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Whose word an entry's values are, the one that counts for less first: what nodes tell each other when they meet must not set back what one of them knows better.</summary>
public enum EntryOrigin
{
    /// <summary>A file's, which a process before this one wrote.</summary>
    Snapshot,

    /// <summary>Another node's.</summary>
    Peer,

    /// <summary>This process has changed them itself.</summary>
    Here,
}
