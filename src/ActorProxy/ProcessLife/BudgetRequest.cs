namespace ActorProxy.ProcessLife;

/// <summary>What decides how many connections the process may hold.</summary>
internal sealed record BudgetRequest
{
    /// <summary><c>-n</c> or <c>maxconn</c>; null lets the limits decide.</summary>
    public int? Configured { get; init; }

    /// <summary>The hard limit of open descriptors, or a lower <c>ulimit-n</c>.</summary>
    public required long DescriptorLimit { get; init; }

    /// <summary>Descriptors that the process needs for itself: the runtime's, its programs, logs.</summary>
    public required int OwnDescriptors { get; init; }

    public int Listeners { get; init; }

    /// <summary><c>stats maxconn</c> where there is a stats socket.</summary>
    public int RuntimeApiConnections { get; init; }

    public int Threads { get; init; } = 1;

    /// <summary>Servers with health checks, one connection each.</summary>
    public int Checks { get; init; }

    public int AgentChecks { get; init; }

    /// <summary>Whether some connections may be spliced, which takes pipes.</summary>
    public bool Splices { get; init; }

    /// <summary><c>-m</c>.</summary>
    public int? MemoryLimitMegabytes { get; init; }

    public int BufferSizeBytes { get; init; } = 16384;
}
