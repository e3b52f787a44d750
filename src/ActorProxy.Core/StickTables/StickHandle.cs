namespace ActorProxy.Core.StickTables;

/// <summary>Holds one entry of a table: it stays where it is until it is let go.</summary>
public readonly record struct StickHandle(int Shard, int Entry)
{
    /// <summary>Holds nothing.</summary>
    public bool IsNone => Entry == 0;
}
