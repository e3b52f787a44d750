namespace ActorProxy.Core.Balancing;

/// <summary>What a server that is tracked tells those who track it.</summary>
/// <param name="Name">As log lines name it: "backend/server".</param>
public readonly record struct TrackedServer(string Name, bool IsInMaint, bool IsDraining, ServerOperation Operation);
