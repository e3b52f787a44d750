using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats;

namespace ActorProxy.Core.Balancing;

/// <summary>A server as its backend's balancer keeps it: configured and runtime values, health, slots and queue.</summary>
/// <remarks>
/// Owned by one <see cref="BackendBalancer"/>, outlives generations; only that balancer's owner reads or changes it.
/// A runtime value stands until the configuration's own value changes.
/// </remarks>
public sealed class ServerState
{
    private SharedSlots slots;

    internal ServerState(ServerConfig config, long nowMs)
    {
        Name = config.Name;
        Config = config;
        LastChangeMs = nowMs;
    }

    public string Name { get; }
    public int Id => Config.Id;
    public bool IsBackup => Config.IsBackup;

    /// <summary>The line of the latest generation.</summary>
    public ServerConfig Config { get; internal set; }

    /// <summary>Where connections go: the configured address, or the one set at run time.</summary>
    public AddressConfig Address { get; internal set; } = null!;

    /// <summary>Where checks go instead: the line's <c>addr</c>, or what was set at run time; null for the server's own address.</summary>
    public AddressConfig? CheckAddress { get; internal set; }

    /// <summary>The port that checks go to: the line's <c>port</c>, or what was set at run time; null for the address's.</summary>
    public int? CheckPort { get; internal set; }

    /// <summary>The weight as operators see it (<c>srv_uweight</c>), 0 to 256; <see cref="ServerConfig.Weight"/> is the initial one.</summary>
    public int Weight { get; internal set; }

    /// <summary>The weight as shown by <c>show stat</c>: reduced while the server starts slowly.</summary>
    public int VisibleWeight { get; internal set; }

    public ServerAdminState Admin { get; internal set; }
    public ServerOperation Operation { get; internal set; } = ServerOperation.Running;

    /// <summary>When the state last changed; <c>lastchg</c> counts from here.</summary>
    public long LastChangeMs { get; internal set; }

    /// <summary>Milliseconds that the server was down before <see cref="LastChangeMs"/>; <c>downtime</c> adds the time since while it is down.</summary>
    public long DownTimeMs { get; internal set; }

    /// <summary>Most streams at once, 0 for no limit.</summary>
    public int MaxConn { get; internal set; }

    /// <summary>The limit of an idle backend; equal to <see cref="MaxConn"/> when the limit is not dynamic.</summary>
    public int MinConn { get; internal set; }
    public int MaxQueue => Config.MaxQueue;

    /// <summary>Streams that hold a slot.</summary>
    public int Served => Sessions.Count;

    /// <summary>Streams that wait for this very server.</summary>
    public int Queued => Queue.Count;

    /// <summary>Whether its queue has reached its <c>maxqueue</c>.</summary>
    public bool IsQueueFull => MaxQueue > 0 && Queue.Count >= MaxQueue;

    /// <summary>How its checks are made; null for a server without checks of its own.</summary>
    public HealthPolicy? HealthPolicy { get; internal set; }

    /// <summary>Meaningful with a <see cref="HealthPolicy"/>.</summary>
    public HealthState Health { get; internal set; }

    /// <summary>The latest check's end; <see cref="CheckStatus.Initializing"/> before the first.</summary>
    public CheckResult LastCheck { get; internal set; } = new(CheckStatus.Unknown, DurationMs: -1);

    /// <summary><c>disable health</c> was said: no checks are made.</summary>
    public bool AreChecksPaused { get; internal set; }

    /// <summary>Who else decides about it (<c>agent-check</c>); null for nobody.</summary>
    public ServerAgent? Agent { get; internal set; }

    /// <summary>Whether its agent is to be asked: in maintenance too, which the agent may end.</summary>
    public bool IsAgentAsked => Agent is { IsEnabled: true } && !IsLeaving;

    /// <summary>What <c>observe</c> has counted.</summary>
    public ObservedErrors ObservedErrors { get; internal set; }

    /// <summary>The server that this one follows (<c>track</c>), as it was last heard of.</summary>
    public TrackedServer? Tracked { get; internal set; }

    /// <summary>The configuration no longer has this server; it lives until its last stream ends.</summary>
    public bool IsLeaving { get; internal set; }

    public ServerCounters Counters { get; } = new();

    public bool IsInMaint => (Admin & ServerAdminState.Maint) != 0;
    public bool IsDraining => (Admin & ServerAdminState.Drain) != 0;

    /// <summary>Whether the server is up by its checks, whatever operators decided.</summary>
    public bool IsUp => Operation != ServerOperation.Stopped;

    /// <summary>Whether new streams may be balanced to it.</summary>
    public bool IsUsable => BalancedWeight > 0;

    /// <summary>Whether its checks are to be made now.</summary>
    public bool IsChecked => HealthPolicy is not null && !AreChecksPaused && !IsInMaint && !IsLeaving;

    /// <summary>The time to wait before the next check, before <c>spread-checks</c>; null for a server without checks.</summary>
    public TimeSpan? CheckInterval => HealthPolicy?.IntervalAt(Health, Operation == ServerOperation.Stopped, isHastened: false);

    /// <summary>The weight in the algorithm's scale, as if the server were usable.</summary>
    internal int EffectiveWeight { get; set; }

    /// <summary>The weight that the algorithm knows; 0 while the server is not usable.</summary>
    internal int BalancedWeight { get; set; }

    /// <summary>The sum of the weights of the usable servers of its kind listed before it.</summary>
    internal int WeightBefore { get; set; }

    /// <summary>The place in the configuration's order, by which algorithms keep what they know of it.</summary>
    internal int Position { get; set; } = -1;

    /// <summary>How much of its weight a slow start has reached, in per cent rounded up (<c>throttle</c>).</summary>
    internal int ReachedPercent => Weight == 0 ? 0 : (100 * EffectiveWeight + BalanceAlgorithm.DynamicScale - 1) / (BalanceAlgorithm.DynamicScale * Weight);

    internal StreamList Sessions { get; } = new();
    internal StreamList Queue { get; } = new();

    internal string? TrackedName => Tracked?.Name;

    internal long SlowStartMs => (long)(Config.SlowStart?.TotalMilliseconds ?? 0);

    /// <summary>When the next step of its slow start is due.</summary>
    internal long NextStepMs { get; set; }

    /// <summary>What other processes have of its slots during a take-over.</summary>
    internal ref SharedSlots Slots => ref slots;

    /// <summary>Whether there is a most streams at once: its own <c>maxconn</c>, or what a newer process left of it.</summary>
    internal bool IsLimited => MaxConn > 0 || slots.Ceiling is not null;

    internal bool HasDynamicLimit => MaxConn > 0 && (MinConn != MaxConn || Operation == ServerOperation.Starting);

    /// <summary>Forgets what the checks knew, and returns the state that this leaves the server in.</summary>
    internal ServerOperation ResetHealth()
    {
        ObservedErrors = default;
        if (HealthPolicy is { } policy)
        {
            Health = HealthState.Initial(policy);
            LastCheck = new CheckResult(CheckStatus.Initializing, DurationMs: -1);
            return Health.IsUp(policy) && Agent is not { IsAgainst: true } ? ServerOperation.Running : ServerOperation.Stopped;
        }

        LastCheck = new CheckResult(CheckStatus.Unknown, DurationMs: -1);
        if (Agent is { IsAgainst: true })
            return ServerOperation.Stopped;
        return Tracked is not { } tracked || tracked.Operation is ServerOperation.Starting ? ServerOperation.Running : tracked.Operation;
    }
}
