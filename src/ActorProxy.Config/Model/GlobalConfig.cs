using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>All <c>global</c> sections merged: what holds for the whole process.</summary>
public sealed record GlobalConfig
{
    /// <summary>Most client connections at once; null means what the descriptor limit allows.</summary>
    public int? MaxConn { get; init; }

    /// <summary><c>maxconnrate</c>: most new client connections within a second; 0 for any number.</summary>
    public int MaxConnRate { get; init; }

    /// <summary><c>maxsessrate</c>: as <see cref="MaxConnRate"/>, of those that connection rules let pass.</summary>
    public int MaxSessRate { get; init; }

    /// <summary>Event loops; null means one per usable core.</summary>
    public int? Threads { get; init; }
    public string? User { get; init; }
    public string? Group { get; init; }
    public uint? UserId { get; init; }
    public uint? GroupId { get; init; }
    public string? Chroot { get; init; }
    public string? PidFile { get; init; }
    public bool Daemon { get; init; }

    /// <summary><c>master-worker</c>.</summary>
    public bool MasterWorker { get; init; }
    public bool Quiet { get; init; }
    public string? Node { get; init; }
    public string? Description { get; init; }
    public string LogTag { get; init; } = "haproxy";

    /// <summary><c>log-send-hostname</c>: the name to send, empty for the system's; null when not asked for.</summary>
    public string? LogSendHostname { get; init; }
    public ImmutableArray<LogTargetConfig> Logs { get; init; } = [];

    /// <summary>The <c>set-var</c> lines, in their order.</summary>
    public ImmutableArray<VariableConfig> Variables { get; init; } = [];
    public StatsSocketsConfig Stats { get; init; } = new();
    public TimeSpan? HardStopAfter { get; init; }

    /// <summary><c>grace</c>: between SIGUSR1 and the end of listening.</summary>
    public TimeSpan? Grace { get; init; }

    /// <summary><c>spread-checks</c> in per cent, 0 to 50.</summary>
    public int SpreadChecksPercent { get; init; }
    public TimeSpan? MaxSpreadChecks { get; init; }
    public int? DescriptorLimit { get; init; }

    /// <summary><c>strict-limits</c>: a limit that can't be reached is an error, not a warning.</summary>
    public bool StrictLimits { get; init; } = true;
    public bool NoSplice { get; init; }

    /// <summary><c>external-check</c>: checks may be programs.</summary>
    public bool ExternalCheck { get; init; }

    /// <summary><c>insecure-fork-wanted</c>: this process may start others.</summary>
    public bool MayFork { get; init; }
    public string? LocalPeer { get; init; }
    public UnixBindConfig UnixBind { get; init; } = new();
    public TuningConfig Tuning { get; init; } = new();
}
