namespace ActorProxy.Core.Peers;

/// <summary>The part of a section's entries that one peer is told: one of the <c>shards</c> that their keys are divided into, or all.</summary>
/// <param name="Number">From 1 on; 0 for all entries.</param>
/// <param name="Count">Into how many shards the section divides its entries.</param>
public readonly record struct PeerShard(int Number, int Count)
{
    public static readonly PeerShard All;

    public bool IsAll => Number == 0;

    /// <summary>As a peer's line and its section have it: whoever is told everything is told the same of another number of shards.</summary>
    public static PeerShard Of(int number, int count) => number == 0 ? All : new PeerShard(number, count);
}
