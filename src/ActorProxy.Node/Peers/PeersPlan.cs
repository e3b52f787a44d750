using System.Collections.Immutable;
using ActorProxy.Core.StickTables;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Logging;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>A <c>peers</c> section of an accepted configuration, resolved: where it listens, whom it dials, which tables it shares.</summary>
/// <param name="LocalName">What this process is called.</param>
/// <param name="Local">Where the process after this one will listen; null when nothing can be dialled.</param>
/// <param name="Log">The section's own log targets; null for the process's.</param>
internal sealed record PeersPlan(
    string Name,
    string LocalName,
    ImmutableArray<ListeningSocket> Sockets,
    ImmutableArray<PeerPlan> Remotes,
    SocketTarget? Local,
    ImmutableArray<StickTable> Tables,
    ProxyLogger? Log)
{
    /// <summary>Its peers are the nodes of the cluster: <see cref="ClusterPeers"/> says who they are, and not <see cref="Remotes"/>.</summary>
    public bool FollowsCluster { get; init; }

    /// <summary>What its listening sockets are to have, also those that were open before.</summary>
    public ListenerOptions Listening { get; init; } = new();
}
