namespace ActorProxy.Engine.Relay;

/// <summary>The timeouts and ways of one relay, compiled once per frontend and backend. Milliseconds; 0 is without limit.</summary>
public sealed record RelaySettings
{
    public long ClientTimeoutMs { get; init; }
    public long ServerTimeoutMs { get; init; }

    /// <summary>Replaces <see cref="ClientTimeoutMs"/> once one direction has ended.</summary>
    public long ClientFinTimeoutMs { get; init; }

    /// <summary>Replaces <see cref="ServerTimeoutMs"/> once one direction has ended.</summary>
    public long ServerFinTimeoutMs { get; init; }

    /// <summary>Replaces both while both directions are open.</summary>
    public long TunnelTimeoutMs { get; init; }

    /// <summary>The shortest of the limits while both directions are open, 0 without any.</summary>
    internal long ShortestMs =>
        TunnelTimeoutMs > 0 ? TunnelTimeoutMs
        : ClientTimeoutMs > 0 && ServerTimeoutMs > 0 ? Math.Min(ClientTimeoutMs, ServerTimeoutMs)
        : Math.Max(ClientTimeoutMs, ServerTimeoutMs);

    public SplicePolicy ToServer { get; init; } = SplicePolicy.WhenLarge;
    public SplicePolicy ToClient { get; init; } = SplicePolicy.WhenLarge;
}
