namespace ActorProxy.Config.Model.StickTables;

/// <summary>Where and how often a stick table is written to a file.</summary>
public sealed record StickSnapshotConfig(string Path, TimeSpan Every);
