namespace ActorProxy.Core.StickTables;

/// <summary>How far a walk through a table's entries has come. What is added or removed meanwhile may be met or not; all else is met once.</summary>
public struct StickCursor
{
    internal int Shard;
    internal int Entry;
}
