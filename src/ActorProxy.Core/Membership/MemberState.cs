namespace ActorProxy.Core.Membership;

/// <summary>How a member of the cluster is, as this node sees it.</summary>
public enum MemberState
{
    /// <summary>It was heard of within the time of <see cref="MemberTimes.SuspectAfterMs"/>.</summary>
    Alive,

    /// <summary>It is silent, and nobody knows why.</summary>
    Suspected,

    /// <summary>Its process has ended: its session was closed, and nobody listens at its address.</summary>
    Gone,

    /// <summary>It has said that it leaves.</summary>
    Left,
}
