using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Makes of a node's settings what the actors work with.</summary>
public static class FloatingIpPlanner
{
    public static FloatingIpPlan PlanOf(FloatingIpConfig config) => new(
        config.Name,
        config.Interface,
        [.. config.Addresses.Select(static one => new InterfaceAddress(NetworkAddress.From(one.Address, 0), one.PrefixLength))],
        RouterOf(config),
        config.Source is { } source ? NetworkAddress.From(source, 0) : null)
    {
        IsSpread = config.IsSpread,
        HealthPort = config.HealthPort,
        Track = new TrackPlan
        {
            Backends = [.. config.Track.Backends.Select(static one => one.Name)],
            Links = [.. config.Track.Interfaces.Select(static one => one.Name)],
            Weight = config.Track.Weight,
        },
        Hooks = new HookPlan
        {
            Acquire = config.Hooks.Acquire,
            Release = config.Hooks.Release,
            Fault = config.Hooks.Fault,
            TimeoutMs = (int)config.Hooks.Timeout.TotalMilliseconds,
        },
    };

    private static VrrpRouterConfig RouterOf(FloatingIpConfig config) => new()
    {
        Version = (VrrpVersion)config.Version,
        RouterId = config.RouterId,
        Priority = config.Priority,
        IntervalCentiseconds = (int)(config.Interval.TotalMilliseconds / 10),
        Addresses = [.. config.Addresses.Select(static one => NetworkAddress.From(one.Address, 0))],
        Password = config.Password,
        IsPreempting = config.Preempts,
        PreemptDelayMs = (long)config.PreemptDelay.TotalMilliseconds,
        UnicastPeers = [.. config.Peers.Select(static peer => NetworkAddress.From(peer, 0))],

        // The first one is made when the address is acquired.
        AnnounceAgainAfterMs = [.. Enumerable.Range(1, config.Announce.Repeat - 1).Select(i => (int)(i * config.Announce.Interval.TotalMilliseconds))],
        AnnounceEveryMs = (int)config.Announce.Refresh.TotalMilliseconds,
    };
}
