namespace ActorProxy.Core.Balancing;

/// <summary>The balancer's answer to a stream that wants a server.</summary>
/// <param name="Server">The one assigned, the one that it waits for, or the one whose queue is full; null when any would do.</param>
public readonly record struct PickOutcome(PickResult Result, ServerState? Server, Refusal Refusal)
{
    internal static PickOutcome Assigned(ServerState server) => new(PickResult.Assigned, server, Refusal.None);

    internal static PickOutcome Queued(ServerState? server) => new(PickResult.Queued, server, Refusal.None);

    internal static PickOutcome Refused(Refusal reason, ServerState? server = null) => new(PickResult.Refused, server, reason);
}
