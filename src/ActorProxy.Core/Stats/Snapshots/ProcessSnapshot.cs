namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>The process at one moment, for <c>show info</c>.</summary>
public sealed record ProcessSnapshot
{
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>As <c>2026/10/17</c>.</summary>
    public required string ReleaseDate { get; init; }
    public required int Threads { get; init; }
    public required int ProcessId { get; init; }
    public TimeSpan Uptime { get; init; }

    /// <summary>When it started, in seconds since 1970.</summary>
    public double StartTimeSeconds { get; init; }

    /// <summary>The descriptor limit.</summary>
    public long DescriptorLimit { get; init; }

    /// <summary>The most sockets that the limits leave room for.</summary>
    public long MaxSockets { get; init; }
    public long MaxConn { get; init; }

    /// <summary>The <c>maxconn</c> that the descriptor limit allows.</summary>
    public long HardMaxConn { get; init; }

    /// <summary>Memory that buffer pools hold, and the part in use, in bytes.</summary>
    public long PoolAllocatedBytes { get; init; }
    public long PoolUsedBytes { get; init; }
    public long Connections { get; init; }
    public long TotalConnections { get; init; }
    public long Streams { get; init; }
    public long TotalStreams { get; init; }
    public double ConnectionRate { get; init; }

    /// <summary><c>maxconnrate</c> in effect, 0 for none.</summary>
    public long ConnectionRateLimit { get; init; }
    public long MaxConnectionRate { get; init; }
    public double SessionRate { get; init; }

    /// <summary><c>maxsessrate</c> in effect, 0 for none.</summary>
    public long SessionRateLimit { get; init; }
    public long MaxSessionRate { get; init; }
    public long MaxPipes { get; init; }
    public long PipesUsed { get; init; }
    public long PipesFree { get; init; }

    /// <summary>Actors and timers that exist.</summary>
    public long Tasks { get; init; }

    /// <summary>Messages that wait for their actor.</summary>
    public long RunQueue { get; init; }

    /// <summary>Share of the last second that the loops slept.</summary>
    public int IdlePercent { get; init; } = 100;
    public string? Node { get; init; }
    public string? Description { get; init; }
    public bool IsStopping { get; init; }

    /// <summary>What keeps a stopping process: connections and listeners.</summary>
    public long Jobs { get; init; }
    public long Listeners { get; init; }
    public long DroppedLogs { get; init; }
    public long BytesOut { get; init; }
    public long SplicedBytesOut { get; init; }
    public long BytesOutRate { get; init; }
    public long Warnings { get; init; }

    /// <summary>How often accepting paused at the process's <c>maxconn</c>.</summary>
    public long MaxConnReached { get; init; }

    /// <summary>From start to ready.</summary>
    public long BootMs { get; init; }

    /// <summary>Reads what the counters know; the caller adds the rest.</summary>
    public ProcessSnapshot With(ProcessCounters counters, long nowMs) => this with
    {
        Connections = counters.Connections.Current,
        TotalConnections = counters.TotalConnections.Value,
        Streams = counters.Streams.Current,
        TotalStreams = counters.TotalStreams.Value,
        ConnectionRate = counters.ConnectionRate.ReadExact(nowMs),
        MaxConnectionRate = counters.ConnectionRate.Maximum,
        SessionRate = counters.SessionRate.ReadExact(nowMs),
        MaxSessionRate = counters.SessionRate.Maximum,
        DroppedLogs = counters.DroppedLogs.Value,
        BytesOut = counters.BytesOut,
        SplicedBytesOut = counters.SplicedBytesOut,
        BytesOutRate = counters.BytesOutRate(nowMs),
        Warnings = counters.Warnings.Value,
        MaxConnReached = counters.MaxConnReached.Value,
    };
}
