using System.Net;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Who the node is (<c>node</c>).</summary>
public sealed record NodeIdentityConfig
{
    public SourcePosition Position { get; init; }

    /// <summary>The local peer's name unless <c>-L</c> or <c>localpeer</c> says otherwise; null when none is given.</summary>
    public string? Name { get; init; }

    public SourcePosition NamePosition { get; init; }

    /// <summary>The address that other nodes reach this one at, or null.</summary>
    public IPAddress? Address { get; init; }
}
