namespace ActorProxy.Cluster.Membership;

/// <summary>What has happened to a member.</summary>
public enum MembershipEventKind
{
    Joined,

    /// <summary>Another process of the same name has taken its place.</summary>
    Restarted,

    /// <summary>It is heard again.</summary>
    Alive,
    Suspected,

    /// <summary>Its process has ended: known at once, where its machine still answers.</summary>
    Gone,
    Left,

    /// <summary>It was silent for so long that it is no member any more.</summary>
    Removed,
}
