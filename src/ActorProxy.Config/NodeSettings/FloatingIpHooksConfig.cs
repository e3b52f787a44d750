using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Programs that are run when a floating address changes hands (<c>hooks</c>).</summary>
/// <remarks>Each is a program's absolute path and its arguments, started without a shell; empty: none.</remarks>
public sealed record FloatingIpHooksConfig
{
    public ImmutableArray<string> Acquire { get; init; } = [];

    public ImmutableArray<string> Release { get; init; } = [];

    public ImmutableArray<string> Fault { get; init; } = [];

    /// <summary>How long one may run before it is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
}
