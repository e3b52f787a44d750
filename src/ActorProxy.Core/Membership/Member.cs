using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Membership;

/// <summary>A member of the cluster as this node knows it. Immutable.</summary>
/// <param name="SinceMs">When <paramref name="State"/> began, in the table's monotonic milliseconds.</param>
/// <param name="HeardMs">When it was last heard of, directly or by being told of as alive for the first time.</param>
/// <param name="IsConnected">There is a session with it.</param>
public sealed record Member(string Name, NetworkAddress Address, long Incarnation, MemberState State, long SinceMs, long HeardMs, bool IsConnected)
{
    /// <summary>This node had a session with this process of it.</summary>
    public bool WasConnected { get; init; }

    /// <summary>Whether sessions with it are to be kept up, or tried.</summary>
    public bool IsDialled => State != MemberState.Left;

    public MemberRecord Record => new(Name, Address, Incarnation, State);
}
