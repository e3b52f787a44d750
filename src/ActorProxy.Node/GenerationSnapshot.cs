namespace ActorProxy.Node;

/// <summary>One generation as <c>show generations</c> shows it.</summary>
/// <param name="IsCurrent">It accepts new connections; the others only finish theirs.</param>
/// <param name="Connections">Client connections that began with it and are still there.</param>
public sealed record GenerationSnapshot(int Number, DateTimeOffset AcceptedAt, bool IsCurrent, long Connections);
