using System.Collections.Immutable;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>One section with all that reports show of it, in the order of the file.</summary>
public sealed record ProxySnapshot
{
    public required string Name { get; init; }
    public required int Id { get; init; }

    /// <summary>The section says <c>disabled</c>: it is left out of <c>show stat</c>.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Its number was given by <c>id</c>.</summary>
    public bool HasOwnId { get; init; }

    /// <summary>The client's side, or null.</summary>
    public FrontendSnapshot? Frontend { get; init; }

    /// <summary>Has <c>option socket-stats</c>: its listeners have rows of their own.</summary>
    public bool ShowsListeners { get; init; }
    public ImmutableArray<ListenerSnapshot> Listeners { get; init; } = [];

    /// <summary>The servers' side, or null.</summary>
    public BackendSnapshot? Backend { get; init; }
    public ImmutableArray<ServerSnapshot> Servers { get; init; } = [];
}
