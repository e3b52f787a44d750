using ActorProxy.Config.Model;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A frontend at one moment, for reports.</summary>
public sealed record FrontendSnapshot
{
    public required string ProxyName { get; init; }
    public required int ProxyId { get; init; }
    public ProxyMode Mode { get; init; } = ProxyMode.Tcp;
    public FrontendStatus Status { get; init; }

    /// <summary><c>maxconn</c> in effect.</summary>
    public long SessionLimit { get; init; }

    /// <summary><c>rate-limit sessions</c>, 0 for none.</summary>
    public long SessionRateLimit { get; init; }
    public long Sessions { get; init; }
    public long MaxSessions { get; init; }
    public long TotalSessions { get; init; }
    public long SessionRate { get; init; }
    public long MaxSessionRate { get; init; }
    public long TotalConnections { get; init; }
    public long ConnectionRate { get; init; }
    public long MaxConnectionRate { get; init; }
    public long BytesIn { get; init; }
    public long BytesOut { get; init; }
    public long DeniedConnections { get; init; }
    public long DeniedSessions { get; init; }
    public long DeniedRequests { get; init; }
    public long DeniedResponses { get; init; }
    public long RequestErrors { get; init; }
    public long FailedRewrites { get; init; }
    public long InternalErrors { get; init; }

    /// <summary>Reads the counters now; values that other loops change meanwhile may be a moment apart.</summary>
    public static FrontendSnapshot Of(ProxyConfig proxy, FrontendCounters counters, FrontendStatus status, long sessionLimit, long nowMs) => new()
    {
        ProxyName = proxy.Name,
        ProxyId = proxy.Id,
        Mode = proxy.Mode,
        Status = status,
        SessionLimit = sessionLimit,
        SessionRateLimit = proxy.Frontend?.SessionRateLimit ?? 0,
        Sessions = counters.Sessions.Current,
        MaxSessions = counters.Sessions.Maximum,
        TotalSessions = counters.TotalSessions.Value,
        SessionRate = counters.SessionRate.Read(nowMs),
        MaxSessionRate = counters.SessionRate.Maximum,
        TotalConnections = counters.Connections.Value,
        ConnectionRate = counters.ConnectionRate.Read(nowMs),
        MaxConnectionRate = counters.ConnectionRate.Maximum,
        BytesIn = counters.BytesIn.Value,
        BytesOut = counters.BytesOut.Value,
        DeniedConnections = counters.DeniedConnections.Value,
        DeniedSessions = counters.DeniedSessions.Value,
        DeniedRequests = counters.DeniedRequests.Value,
        DeniedResponses = counters.DeniedResponses.Value,
        RequestErrors = counters.RequestErrors.Value,
        FailedRewrites = counters.FailedRewrites.Value,
        InternalErrors = counters.InternalErrors.Value,
    };
}
