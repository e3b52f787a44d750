namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>A condition that is meant to come to something else than in haproxy 2.6.</summary>
/// <param name="Ours">Whether it passes here; null when it is refused.</param>
/// <param name="Reason">Why.</param>
public sealed record WantedConditionDifference(string Condition, bool? Ours, string Reason);
