using ActorProxy.Cluster;
using ActorProxy.Cluster.Membership;
using ActorProxy.Cluster.RollingReload;
using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>What the runtime API needs of the process that it belongs to.</summary>
public sealed record RuntimeApiOptions
{
    public required string Version { get; init; }

    /// <summary>As <c>2026/10/17</c>.</summary>
    public required string ReleaseDate { get; init; }

    /// <summary>Reads the configuration again and makes it the current one: what <c>reload</c> does.</summary>
    public required Func<Task<ReloadOutcome>> ReloadAsync { get; init; }

    /// <summary>Reads the configuration as a reload would, and says what is wrong with it; nothing changes.</summary>
    public required Func<Task<ReloadOutcome>> CheckAsync { get; init; }

    /// <summary>Carries a rolling reload out, or has done so; null for a node alone.</summary>
    public Func<RollingReloads?> RollingReloads { get; init; } = static () => null;

    /// <summary><c>-S</c>: where the master's runtime API listens; null for nowhere.</summary>
    public BindConfig? MasterSocket { get; init; }

    /// <summary>The environment after the configuration's own changes.</summary>
    public required Func<IReadOnlyDictionary<string, string>> Environment { get; init; }

    /// <summary>What was written while the process started, for <c>show startup-logs</c>.</summary>
    public Func<string> StartupLogs { get; init; } = static () => "";

    /// <summary>The descriptor limit, and how many descriptors the process's <c>maxconn</c> needs.</summary>
    public Func<(long DescriptorLimit, long MaxSockets)> Descriptors { get; init; } = static () => default;

    /// <summary>Who is in the cluster; null for a node alone.</summary>
    public Func<IMembership?> Membership { get; init; } = static () => null;

    /// <summary>The node's part in its cluster; null without one.</summary>
    public Func<ProxyCluster?> Cluster { get; init; } = static () => null;

    /// <summary>The longest command, <c>tune.bufsize</c>.</summary>
    public int CommandLimitBytes { get; init; } = 16384;

    /// <summary>When the process started.</summary>
    public DateTimeOffset StartedAt { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>From the process's start to its first accepted connection.</summary>
    public TimeSpan BootTime { get; init; }
}
