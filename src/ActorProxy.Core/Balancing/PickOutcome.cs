namespace ActorProxy.Core.Balancing;

/// <summary>The balancer's answer to a stream that wants a server.</summary>
/// <param name="Server">Set when <paramref name="Result"/> is <see cref="PickResult.Assigned"/>.</param>
public readonly record struct PickOutcome(PickResult Result, ServerState? Server, Refusal Refusal)
{
    internal static PickOutcome Assigned(ServerState server) => new(PickResult.Assigned, server, Refusal.None);

    internal static PickOutcome Queued => new(PickResult.Queued, null, Refusal.None);

    internal static PickOutcome Refused(Refusal reason) => new(PickResult.Refused, null, reason);
}
