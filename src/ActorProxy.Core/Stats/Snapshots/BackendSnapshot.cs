using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A backend at one moment, for reports.</summary>
public sealed record BackendSnapshot
{
    public required string ProxyName { get; init; }
    public required int ProxyId { get; init; }
    public ProxyMode Mode { get; init; } = ProxyMode.Tcp;

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
    public long Queued { get; init; }
    public long MaxQueued { get; init; }
    public long Sessions { get; init; }
    public long MaxSessions { get; init; }
    public long TotalSessions { get; init; }
    public long SessionRate { get; init; }
    public long MaxSessionRate { get; init; }
    public long Picks { get; init; }
    public long BytesIn { get; init; }
    public long BytesOut { get; init; }
    public long DeniedRequests { get; init; }
    public long DeniedResponses { get; init; }
    public long ConnectionErrors { get; init; }
    public long ResponseErrors { get; init; }
    public long Retries { get; init; }
    public long Redispatches { get; init; }
    public long ClientAborts { get; init; }
    public long ServerAborts { get; init; }
    public long ConnectAttempts { get; init; }
    public long Reuses { get; init; }
    public long FailedRewrites { get; init; }
    public long InternalErrors { get; init; }
    public long DownTransitions { get; init; }
    public long SecondsSinceChange { get; init; }
    public long DownSeconds { get; init; }

    /// <summary>Seconds since a session last got a server here, -1 for never.</summary>
    public long SecondsSinceSession { get; init; } = -1;
    public SessionTimes Averages { get; init; }
    public SessionTimes Maxima { get; init; }

    /// <summary>Whether sessions can be served, or need no server.</summary>
    public bool IsUp => Weight > 0 || !HasServers;

    /// <summary>Reads a backend's state; only its balancer's owner may call this.</summary>
    public static BackendSnapshot Of(BackendBalancer balancer, BackendCounters counters, int fullConn, long nowMs)
    {
        var proxy = balancer.Proxy;
        var picks = counters.Picks.Value;
        var lastSession = counters.LastSessionMs;
        return new BackendSnapshot
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
            Queued = balancer.QueuedForAny,
            MaxQueued = Math.Max(counters.Queued.Maximum, balancer.QueuedForAny),
            Sessions = counters.Sessions.Current,
            MaxSessions = counters.Sessions.Maximum,
            TotalSessions = counters.TotalSessions.Value,
            SessionRate = counters.SessionRate.Read(nowMs),
            MaxSessionRate = counters.SessionRate.Maximum,
            Picks = picks,
            BytesIn = counters.BytesIn.Value,
            BytesOut = counters.BytesOut.Value,
            DeniedRequests = counters.DeniedRequests.Value,
            DeniedResponses = counters.DeniedResponses.Value,
            ConnectionErrors = counters.ConnectionErrors.Value,
            ResponseErrors = counters.ResponseErrors.Value,
            Retries = counters.Retries.Value,
            Redispatches = counters.Redispatches.Value,
            ClientAborts = counters.ClientAborts.Value,
            ServerAborts = counters.ServerAborts.Value,
            ConnectAttempts = counters.ConnectAttempts.Value,
            Reuses = counters.Reuses.Value,
            FailedRewrites = counters.FailedRewrites.Value,
            InternalErrors = counters.InternalErrors.Value,
            DownTransitions = counters.DownTransitions.Value,
            SecondsSinceChange = counters.SinceChangeMs(nowMs) / 1000,
            DownSeconds = counters.DownTimeMs(nowMs) / 1000,
            SecondsSinceSession = lastSession < 0 ? -1 : (nowMs - lastSession) / 1000,
            Averages = counters.Times.Averages(picks),
            Maxima = counters.Times.Maxima,
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
        _ => "unknown",
    };
}
