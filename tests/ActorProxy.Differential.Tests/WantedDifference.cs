namespace ActorProxy.Differential.Tests;

/// <summary>Something that is meant to be otherwise here than in Debian's haproxy.</summary>
/// <param name="Suite">The cases that it is one of.</param>
/// <param name="What">The case.</param>
/// <param name="HAProxy">What haproxy says of it.</param>
/// <param name="Ours">What is said of it here.</param>
/// <param name="Reason">Why.</param>
public sealed record WantedDifference(string Suite, string What, string HAProxy, string Ours, string Reason);
