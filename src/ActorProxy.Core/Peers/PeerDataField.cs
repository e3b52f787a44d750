using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.Peers;

/// <summary>One data type of a table as a peer defines it.</summary>
/// <param name="Count">Values side by side; 1 for all but arrays.</param>
/// <param name="PeriodMs">Of rates; 0 for all others.</param>
public readonly record struct PeerDataField(StickDataType Type, StickDataKind Kind, int Count, uint PeriodMs);
