using System.Collections.Immutable;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Programs that are run when an address comes or goes: each a program and its arguments; empty for none.</summary>
public sealed record HookPlan
{
    public ImmutableArray<string> Acquire { get; init; } = [];

    public ImmutableArray<string> Release { get; init; } = [];

    public ImmutableArray<string> Fault { get; init; } = [];

    /// <summary>A program that runs longer is killed.</summary>
    public int TimeoutMs { get; init; } = 10_000;
}
