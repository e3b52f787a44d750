namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>As whom a node writes what others have to agree to.</summary>
/// <param name="Node">See <see cref="NodeNumber"/>.</param>
public sealed record StickAuthor(HybridClock Clock, uint Node)
{
    /// <summary>When this process began, as others tell its gauges from those of the process before it.</summary>
    public long Since { get; } = Clock.Next();
}
