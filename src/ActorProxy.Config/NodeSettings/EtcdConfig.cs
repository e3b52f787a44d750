using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>The etcd cluster that knows the members (<c>cluster.etcd</c>).</summary>
public sealed record EtcdConfig
{
    public required SourcePosition Position { get; init; }

    /// <summary><c>http://host:port</c> each, at least one; tried in turn.</summary>
    public required ImmutableArray<Uri> Endpoints { get; init; }

    /// <summary>What the keys of this cluster begin with: begins and ends with a slash.</summary>
    public string Prefix { get; init; } = "/actorproxy/";

    /// <summary>How long a member that says nothing is kept: whole seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Null without authentication; given together with <see cref="Password"/>.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }
}
