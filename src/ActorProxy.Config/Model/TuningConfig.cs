namespace ActorProxy.Config.Model;

/// <summary>The <c>tune.*</c> keywords that have meaning here.</summary>
public sealed record TuningConfig
{
    /// <summary><c>tune.bufsize</c> in bytes, per direction of a connection while it holds data.</summary>
    public int BufferSizeBytes { get; init; } = 16384;

    /// <summary><c>tune.maxaccept</c>: connections accepted per wake-up; null for a built-in value, -1 for no limit.</summary>
    public int? MaxAccept { get; init; }

    /// <summary><c>tune.maxpollevents</c>: events taken per wait; null for a built-in value.</summary>
    public int? MaxPollEvents { get; init; }

    /// <summary><c>tune.pipesize</c> in bytes; null for the system's.</summary>
    public int? PipeSizeBytes { get; init; }

    /// <summary><see cref="StickCounters"/> where nothing is written.</summary>
    public const int UsualStickCounters = 3;

    /// <summary><c>tune.stick-counters</c>: entries of stick tables that a connection can be counted in at once.</summary>
    public int StickCounters { get; init; } = UsualStickCounters;
    public int? ClientReceiveBufferBytes { get; init; }
    public int? ClientSendBufferBytes { get; init; }
    public int? ServerReceiveBufferBytes { get; init; }
    public int? ServerSendBufferBytes { get; init; }
}
