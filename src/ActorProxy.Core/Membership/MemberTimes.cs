namespace ActorProxy.Core.Membership;

/// <summary>How long a member may be silent, in milliseconds.</summary>
/// <param name="SuspectAfterMs">Then it is suspected.</param>
/// <param name="RemoveAfterMs">Then it is no member any more, until it is heard of again.</param>
public readonly record struct MemberTimes(int SuspectAfterMs, int RemoveAfterMs)
{
    /// <summary>How often nodes say something to each other: three of these may be lost or late before anybody is suspected.</summary>
    public int HeartbeatMs => Math.Max(1, SuspectAfterMs / 4);
}
