namespace ActorProxy.Core.Peers;

/// <summary>Where a session stands in teaching all entries to its peer.</summary>
public enum PeerLessonState
{
    None,
    Teaching,

    /// <summary>Everything was told; the peer has yet to confirm.</summary>
    AwaitingConfirm,
}
