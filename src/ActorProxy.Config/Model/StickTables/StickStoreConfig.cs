namespace ActorProxy.Config.Model.StickTables;

/// <summary>One data type behind <c>store</c>.</summary>
/// <param name="Count">Values side by side: 1 to 100 for arrays, 1 for all others.</param>
/// <param name="Period">Of rates; zero for all others.</param>
public sealed record StickStoreConfig(StickDataType Type, int Count, TimeSpan Period);
