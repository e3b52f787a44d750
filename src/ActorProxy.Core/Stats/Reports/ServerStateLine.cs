using ActorProxy.Core.Balancing;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>A server's state as one line of a server-state file tells it (version 1).</summary>
/// <remarks>What <c>show servers state</c> writes and <c>load-server-state-from-file</c> reads, so that a state survives a restart.</remarks>
public sealed record ServerStateLine
{
    public required int BackendId { get; init; }
    public required string BackendName { get; init; }
    public required int ServerId { get; init; }
    public required string ServerName { get; init; }

    /// <summary>The numeric address; null for a unix socket.</summary>
    public string? Address { get; init; }
    public ServerOperation Operation { get; init; } = ServerOperation.Running;
    public ServerAdminState Admin { get; init; }
    public int UserWeight { get; init; } = 1;
    public int InitialWeight { get; init; } = 1;
    public long SecondsSinceChange { get; init; }

    /// <summary>HAProxy's number of the latest check's end.</summary>
    public int CheckStatus { get; init; }

    /// <summary>0 unknown, 1 neutral, 2 failed, 3 passed, 4 passed conditionally.</summary>
    public int CheckResult { get; init; }

    /// <summary>The counter of health.</summary>
    public int CheckHealth { get; init; }

    /// <summary>Flags: 1 a check is under way, 2 checks are configured, 4 enabled, 8 paused.</summary>
    public int CheckState { get; init; }
    public int AgentState { get; init; }
    public bool HasForcedBackendId { get; init; }
    public bool HasForcedServerId { get; init; }

    /// <summary>The name that the address was resolved from, or null.</summary>
    public string? HostName { get; init; }
    public int Port { get; init; }

    /// <summary>The name of an SRV record, or null.</summary>
    public string? ServiceRecord { get; init; }
    public bool UsesTls { get; init; }
    public int CheckPort { get; init; }
    public string? CheckAddress { get; init; }
    public string? AgentAddress { get; init; }
    public int AgentPort { get; init; }
}
