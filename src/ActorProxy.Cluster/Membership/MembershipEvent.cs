using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>A change of a member other than this node.</summary>
/// <param name="Address">Where it listens, or listened, for other nodes.</param>
public sealed record MembershipEvent(MembershipEventKind Kind, string Member, NetworkAddress Address, long Incarnation)
{
    /// <summary>Null for what is no change of anything but the session.</summary>
    public static MembershipEvent? Of(in MemberChange change)
    {
        var member = (change.After ?? change.Before)!;
        return KindOf(change) is { } kind ? new MembershipEvent(kind, member.Name, member.Address, member.Incarnation) : null;
    }

    private static MembershipEventKind? KindOf(in MemberChange change) => change switch
    {
        { After: null } => MembershipEventKind.Removed,
        { Before: null } => MembershipEventKind.Joined,
        { IsRestart: true, After.State: MemberState.Alive } => MembershipEventKind.Restarted,
        _ when change.Before.State == change.After.State => null,
        { After.State: MemberState.Alive } => MembershipEventKind.Alive,
        { After.State: MemberState.Suspected } => MembershipEventKind.Suspected,
        { After.State: MemberState.Gone } => MembershipEventKind.Gone,
        _ => MembershipEventKind.Left,
    };
}
