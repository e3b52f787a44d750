using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>log</c> line: a target, what it gets, and how it is written.</summary>
public sealed record LogTargetConfig
{
    /// <summary>An IP address, a unix datagram path, <c>fd@1</c>, <c>stdout</c> or <c>stderr</c> (the last two as descriptors 1 and 2).</summary>
    public required AddressConfig Address { get; init; }
    public required SourcePosition Position { get; init; }

    /// <summary><c>len</c>: the longest line in bytes.</summary>
    public int MaxLengthBytes { get; init; } = 1024;

    /// <summary>Null when the line names none: <c>local</c>, or <c>rfc3164</c> where <c>log-send-hostname</c> is set.</summary>
    public LogLineFormat? Format { get; init; }

    /// <summary><c>sample</c>: which lines of how many, as 1-based ranges; null for all.</summary>
    public LogSampleConfig? Sample { get; init; }

    /// <summary>The facility's number, 0 (kern) to 23 (local7).</summary>
    public int Facility { get; init; }

    /// <summary>Lines above this level (numerically) are not sent: 0 (emerg) to 7 (debug).</summary>
    public int MaxLevel { get; init; } = 7;

    /// <summary>Lines below this level (numerically) are sent as this one.</summary>
    public int MinLevel { get; init; }
}
