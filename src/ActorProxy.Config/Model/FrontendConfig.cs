using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>The client's side of a proxy: where it listens and which backend its connections go to.</summary>
public sealed record FrontendConfig
{
    public ImmutableArray<BindConfig> Binds { get; init; } = [];

    /// <summary>Most connections at once; null means the process's limit.</summary>
    public int? MaxConn { get; init; }

    /// <summary><c>rate-limit sessions</c>: most new sessions within a second; 0 for any number.</summary>
    public int SessionRateLimit { get; init; }

    /// <summary>The listen queue's length; null means <see cref="MaxConn"/>.</summary>
    public int? Backlog { get; init; }

    /// <summary>The name of the <c>default_backend</c>; in a <c>listen</c> section without one it is the section itself.</summary>
    public string? DefaultBackend { get; init; }
    public SourcePosition DefaultBackendPosition { get; init; }

    /// <summary>The <c>use_backend</c> lines, in order: the first one whose condition holds wins.</summary>
    public ImmutableArray<UseBackendConfig> UseBackends { get; init; } = [];

    /// <summary><c>timeout client</c>: how long the client may stay silent; null is for ever.</summary>
    public TimeSpan? ClientTimeout { get; init; }

    /// <summary><c>timeout client-fin</c>: as <see cref="ClientTimeout"/>, once one side is closed.</summary>
    public TimeSpan? ClientFinTimeout { get; init; }
    public KeepAliveConfig? ClientKeepAlive { get; init; }

    /// <summary><c>option contstats</c>: bytes are counted while a session runs, not at its end.</summary>
    public bool ContinuousStats { get; init; }

    /// <summary><c>option socket-stats</c>: each <c>bind</c> has a line of its own in the statistics.</summary>
    public bool SocketStats { get; init; }

    /// <summary><c>option nolinger</c>: the client's socket is reset at its end, so that none stays in TIME_WAIT.</summary>
    public bool NoLinger { get; init; }
    public SpliceConfig Splice { get; init; } = new();
}
