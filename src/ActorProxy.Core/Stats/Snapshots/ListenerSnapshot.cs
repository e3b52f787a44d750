using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>One address of a <c>bind</c> line at one moment, for reports.</summary>
public sealed record ListenerSnapshot
{
    public required string ProxyName { get; init; }
    public required int ProxyId { get; init; }
    public ProxyMode Mode { get; init; } = ProxyMode.Tcp;

    /// <summary>The <c>name</c>, or <c>sock-N</c>.</summary>
    public required string Name { get; init; }
    public required int Id { get; init; }
    public ListenerStatus Status { get; init; }

    /// <summary>Where it listens.</summary>
    public NetworkAddress Address { get; init; }

    /// <summary>Its own <c>maxconn</c>, 0 for none.</summary>
    public long SessionLimit { get; init; }
    public long Sessions { get; init; }
    public long MaxSessions { get; init; }
    public long TotalSessions { get; init; }
    public long BytesIn { get; init; }
    public long BytesOut { get; init; }
    public long DeniedConnections { get; init; }
    public long DeniedSessions { get; init; }
    public long DeniedRequests { get; init; }
    public long DeniedResponses { get; init; }
    public long RequestErrors { get; init; }
    public long FailedRewrites { get; init; }
    public long InternalErrors { get; init; }

    /// <summary>Reads the counters now.</summary>
    public static ListenerSnapshot Of(
        ProxyConfig proxy, string name, int id, NetworkAddress address, ListenerCounters counters, ListenerStatus status, long sessionLimit) => new()
        {
            ProxyName = proxy.Name,
            ProxyId = proxy.Id,
            Mode = proxy.Mode,
            Name = name,
            Id = id,
            Address = address,
            Status = status,
            SessionLimit = sessionLimit,
            Sessions = counters.Sessions.Current,
            MaxSessions = counters.Sessions.Maximum,
            TotalSessions = counters.TotalSessions.Value,
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
