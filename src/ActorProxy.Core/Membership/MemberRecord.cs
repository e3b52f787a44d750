using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Membership;

/// <summary>What one node tells another of a member.</summary>
/// <param name="Address">Where it listens for other nodes.</param>
/// <param name="Incarnation">Of its process: a later process of the same name has a higher one.</param>
/// <param name="State">As the speaker sees it.</param>
public readonly record struct MemberRecord(string Name, NetworkAddress Address, long Incarnation, MemberState State);
