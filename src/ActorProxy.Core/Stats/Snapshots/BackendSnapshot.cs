using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A backend at one moment, for reports.</summary>
public sealed record BackendSnapshot : ServingSnapshot
{
    public BackendSnapshot()
    {
    }

    private BackendSnapshot(ServingCounters counters, long queued, long sessions, long nowMs)
        : base(counters, queued, sessions, nowMs)
    {
    }

    /// <summary>The name that <c>balance</c> takes, as shown in the <c>algo</c> column.</summary>
    public string Algorithm { get; init; } = "roundrobin";
    public bool HasServers { get; init; } = true;
    public int ActiveServers { get; init; }
    public int BackupServers { get; init; }

    /// <summary>The effective weight of the servers in use.</summary>
    public int Weight { get; init; }

    /// <summary>Their weight as set.</summary>
    public int UserWeight { get; init; }

    /// <summary>The limit shown for sessions.</summary>
    public int FullConn { get; init; }
    public long DeniedRequests { get; init; }

    /// <summary>Whether sessions can be served, or need no server.</summary>
    public bool IsUp => Weight > 0 || !HasServers;

    /// <summary>Reads a backend's state; only its balancer's owner may call this.</summary>
    public static BackendSnapshot Of(BackendBalancer balancer, BackendCounters counters, int fullConn, long nowMs)
    {
        var proxy = balancer.Proxy;
        return new BackendSnapshot(counters, balancer.QueuedForAny, counters.Sessions.Current, nowMs)
        {
            ProxyName = proxy.Name,
            ProxyId = proxy.Id,
            Mode = proxy.Mode,
            Algorithm = NameOf(proxy.Backend!.Balance.Algorithm),
            HasServers = balancer.Servers.Count > 0,
            ActiveServers = balancer.ActiveServers,
            BackupServers = balancer.BackupServers,
            Weight = balancer.VisibleWeight,
            UserWeight = balancer.UserWeight,
            FullConn = fullConn,
            DeniedRequests = counters.DeniedRequests.Value,
            SecondsSinceChange = counters.SinceChangeMs(nowMs) / 1000,
            DownSeconds = counters.DownTimeMs(nowMs) / 1000,
        };
    }

    private static string NameOf(BalanceAlgorithmKind algorithm) => algorithm switch
    {
        BalanceAlgorithmKind.RoundRobin => "roundrobin",
        BalanceAlgorithmKind.StaticRoundRobin => "static-rr",
        BalanceAlgorithmKind.LeastConn => "leastconn",
        BalanceAlgorithmKind.First => "first",
        BalanceAlgorithmKind.Source => "source",
        BalanceAlgorithmKind.Random => "random",
        BalanceAlgorithmKind.Hash => "hash",
        BalanceAlgorithmKind.RdpCookie => "rdp-cookie",
        _ => "unknown",
    };
}
