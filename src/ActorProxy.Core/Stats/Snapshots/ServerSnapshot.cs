using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A server at one moment, for reports.</summary>
public sealed record ServerSnapshot : ServingSnapshot
{
    public ServerSnapshot()
    {
    }

    private ServerSnapshot(ServingCounters counters, long queued, long sessions, long nowMs)
        : base(counters, queued, sessions, nowMs)
    {
    }

    public required string Name { get; init; }
    public required int Id { get; init; }

    /// <summary>Its number was given by <c>id</c>.</summary>
    public bool HasOwnId { get; init; }

    /// <summary>Where connections go; <c>default</c> where that depends on the client.</summary>
    public NetworkAddress Address { get; init; }

    /// <summary>The port as configured or set, 0 for none.</summary>
    public int Port { get; init; }

    /// <summary><see cref="Port"/> is added to the port that the client used.</summary>
    public bool IsPortOffset { get; init; }

    /// <summary>Where an operator sent its checks, or null.</summary>
    public string? CheckAddress { get; init; }

    /// <summary>The port of its checks, 0 for the server's.</summary>
    public int CheckPort { get; init; }

    /// <summary>The name on the server's line, or null for a numeric address.</summary>
    public string? HostName { get; init; }
    public bool IsBackup { get; init; }
    public ServerAdminState Admin { get; init; }

    /// <summary>The server's line says <c>disabled</c>, whatever was done since.</summary>
    public bool IsConfiguredDisabled { get; init; }
    public ServerOperation Operation { get; init; } = ServerOperation.Running;

    /// <summary>The server that this one follows, as <c>backend/server</c>, or null.</summary>
    public string? Tracked { get; init; }

    /// <summary>Its own checks, or null.</summary>
    public ServerCheckSnapshot? Check { get; init; }

    /// <summary>Its agent, or null.</summary>
    public ServerAgentSnapshot? Agent { get; init; }

    /// <summary>The effective weight, in configured units.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The weight as set.</summary>
    public int UserWeight { get; init; } = 1;

    /// <summary>The weight of the configuration.</summary>
    public int InitialWeight { get; init; } = 1;

    /// <summary>Per cent of the weight reached in a slow start, or null.</summary>
    public int? ThrottlePercent { get; init; }
    public int MaxConn { get; init; }
    public int MaxQueue { get; init; }
    public long FailedChecks { get; init; }

    public bool IsInMaint => (Admin & ServerAdminState.Maint) != 0;

    /// <summary>Its name has no address, and nobody has given it one.</summary>
    public bool IsUnresolved => (Admin & ServerAdminState.ResolutionMaint) != 0;
    public bool IsDraining => (Admin & ServerAdminState.Drain) != 0;

    /// <summary>As <c>show stat</c>'s filters and <c>track</c> name it.</summary>
    public string FullName => $"{ProxyName}/{Name}";

    /// <summary>Reads a server's state; only its balancer's owner may call this.</summary>
    /// <param name="address">Where connections go; <c>default</c> where that depends on the client.</param>
    /// <param name="isCheckRunning">A check is under way.</param>
    public static ServerSnapshot Of(ProxyConfig proxy, ServerState server, NetworkAddress address, long nowMs, bool isCheckRunning = false)
    {
        var counters = server.Counters;
        var isDown = server.Operation == ServerOperation.Stopped;
        var sinceChangeMs = Math.Max(0, nowMs - server.LastChangeMs);
        return new ServerSnapshot(counters, server.Queued, server.Served, nowMs)
        {
            ProxyName = proxy.Name,
            ProxyId = proxy.Id,
            Mode = proxy.Mode,
            Name = server.Name,
            Id = server.Id,
            HasOwnId = server.Config.HasOwnId,
            Address = address,
            Port = server.Address.Port,
            IsPortOffset = server.Address.IsPortOffset,
            CheckAddress = server.CheckAddress?.Host,
            CheckPort = server.CheckPort ?? 0,
            HostName = server.Config.Address.Kind == AddressKind.HostName ? server.Config.Address.Host : null,
            IsBackup = server.IsBackup,
            Admin = server.Admin,
            IsConfiguredDisabled = server.Config.IsDisabled,
            Operation = server.Operation,
            Tracked = TrackedName(proxy, server),
            Check = ServerCheckSnapshot.Of(server, isCheckRunning),
            Agent = ServerAgentSnapshot.Of(server),
            Weight = server.VisibleWeight,
            UserWeight = server.Weight,
            InitialWeight = server.Config.Weight,
            ThrottlePercent = server.Operation == ServerOperation.Starting && !server.IsDraining ? server.ReachedPercent : null,
            MaxConn = server.MaxConn,
            MaxQueue = server.MaxQueue,
            FailedChecks = counters.FailedChecks.Value,
            SecondsSinceChange = sinceChangeMs / 1000,
            DownSeconds = (server.DownTimeMs + (isDown ? sinceChangeMs : 0)) / 1000,
        };
    }

    // The line may name a server of its own section by its name alone.
    private static string? TrackedName(ProxyConfig proxy, ServerState server) => server.Config.Track is not { } name
        ? null
        : name.Contains('/', StringComparison.Ordinal) ? name : $"{proxy.Name}/{name}";
}
