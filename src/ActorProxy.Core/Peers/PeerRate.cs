namespace ActorProxy.Core.Peers;

/// <summary>A rate as it travels: relative to now, since peers share no clock.</summary>
/// <param name="AgeMs">Since the current period began; huge for a rate that was never used.</param>
/// <param name="Current">Events in the current period.</param>
/// <param name="Previous">Events in the one before.</param>
public readonly record struct PeerRate(uint AgeMs, uint Current, uint Previous);
