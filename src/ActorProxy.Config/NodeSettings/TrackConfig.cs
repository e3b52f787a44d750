using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings;

/// <summary>What a floating address's priority follows (<c>track</c>).</summary>
public sealed record TrackConfig
{
    /// <summary>Backends that must have a usable server.</summary>
    public ImmutableArray<TrackedNameConfig> Backends { get; init; } = [];

    /// <summary>Interfaces that must be up, beside the instance's own, which always is tracked.</summary>
    public ImmutableArray<TrackedNameConfig> Interfaces { get; init; } = [];

    /// <summary>
    /// What the priority changes by for each, -253 to 253: below 0 it counts while one fails, above 0 while one does not.
    /// 0: the addresses are released when one fails.
    /// </summary>
    public int Weight { get; init; }
}
