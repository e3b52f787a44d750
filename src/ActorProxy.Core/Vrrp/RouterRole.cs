using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What a node makes of what the cluster's nodes tell of a virtual router.</summary>
/// <param name="SpreadPriority">The priority that the spreading of the addresses gives it; null where it says nothing.</param>
/// <param name="IsNext">It is the best of those that do not have the addresses.</param>
/// <param name="Owner">Where the advertisements of another node come from that has the addresses by its own word, the latest one of several; null for none.</param>
public readonly record struct RouterRole(byte? SpreadPriority, bool IsNext, NetworkAddress? Owner);
