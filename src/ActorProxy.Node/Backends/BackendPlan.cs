using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Backends;

/// <summary>A backend's section with everything that took I/O to find out: what a generation hands to the balancer.</summary>
/// <param name="FullConn">The backend's <c>fullconn</c>, or a tenth of what the frontends that use it may have.</param>
/// <param name="Servers">By the servers' names.</param>
public sealed record BackendPlan(ProxyConfig Proxy, int FullConn, ImmutableDictionary<string, ServerPlan> Servers)
{
    /// <summary>Who follows a server of this backend (<c>track</c>), by the tracked server's name.</summary>
    public ImmutableDictionary<string, ImmutableArray<ServerFollower>> Followers { get; init; } = ImmutableDictionary<string, ImmutableArray<ServerFollower>>.Empty;
}
