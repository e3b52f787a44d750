using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>The <c>stats socket</c>, <c>stats timeout</c> and <c>stats maxconn</c> lines: where the runtime API listens.</summary>
public sealed record StatsSocketsConfig
{
    public ImmutableArray<BindConfig> Sockets { get; init; } = [];
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);
    public int MaxConn { get; init; } = 10;
}
