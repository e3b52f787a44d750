using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>A data type that a snapshot's entries have values of.</summary>
/// <param name="Type">A number that a newer release may know and this one may not.</param>
internal readonly record struct SnapshotColumn(uint Type, StickDataKind Kind, int Count, uint PeriodMs);
