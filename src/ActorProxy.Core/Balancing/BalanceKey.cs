namespace ActorProxy.Core.Balancing;

/// <summary>What a hash algorithm picks by: the hash of the client's address or of another property of the stream.</summary>
/// <param name="HasHash">False when the property is missing; the algorithm then takes turns.</param>
public readonly record struct BalanceKey(bool HasHash, uint Hash)
{
    /// <summary>The key of algorithms that do not hash.</summary>
    public static BalanceKey None => default;

    /// <summary>The key of a stream whose property has this hash, avalanche not applied yet.</summary>
    public static BalanceKey Of(uint hash) => new(true, hash);
}
