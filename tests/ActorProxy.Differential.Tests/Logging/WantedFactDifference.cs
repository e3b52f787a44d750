namespace ActorProxy.Differential.Tests.Logging;

/// <summary>A fact of a connection that is meant to be another one than in haproxy 2.6.</summary>
/// <param name="Fact">The moment and the fetch.</param>
/// <param name="Ours">Its value here, as a log line shows it.</param>
/// <param name="Reason">Why.</param>
public sealed record WantedFactDifference(string Scenario, string Fact, string Ours, string Reason);
