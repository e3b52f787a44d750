using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>use_backend NAME [if|unless …]</c> line.</summary>
/// <param name="Backend">A name, or a log-format that makes one when <see cref="IsComputed"/>.</param>
public sealed record UseBackendConfig(string Backend, SourcePosition Position)
{
    /// <summary>From <c>if</c> or <c>unless</c> on; empty for always.</summary>
    public ImmutableArray<ConfigWord> Condition { get; init; } = [];

    /// <summary>The name is computed for each connection; one that no backend has means the default backend.</summary>
    public bool IsComputed => Backend.Contains('%', StringComparison.Ordinal);
}
