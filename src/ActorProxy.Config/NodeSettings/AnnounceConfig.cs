namespace ActorProxy.Config.NodeSettings;

/// <summary>How often neighbours are told where an address lives now: gratuitous ARP, or unsolicited neighbour advertisements (<c>announce</c>).</summary>
public sealed record AnnounceConfig
{
    /// <summary>Announcements of each address on acquiring it: at least 1.</summary>
    public int Repeat { get; init; } = 5;

    /// <summary>Between two of these.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Between the announcements while the address is owned; zero means none.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromSeconds(60);
}
