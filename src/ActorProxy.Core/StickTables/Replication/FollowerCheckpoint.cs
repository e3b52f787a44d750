namespace ActorProxy.Core.StickTables.Replication;

/// <summary>Says what an acknowledged update means: up to which change one shard has been told then.</summary>
internal readonly record struct FollowerCheckpoint(uint UpdateId, int Shard, long Change);
