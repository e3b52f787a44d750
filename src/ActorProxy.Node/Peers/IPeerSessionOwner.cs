using ActorProxy.Core.Peers.Nodes;

namespace ActorProxy.Node.Peers;

/// <summary>Whoever has a session: is called on its loop, from within the session's turn.</summary>
internal interface IPeerSessionOwner
{
    /// <summary>The tables, and how far the peer has been told of each.</summary>
    IReadOnlyList<PushedTable> Tables { get; }

    PeerCounters Counters { get; }

    /// <summary>Whether this node has learnt all that there was to learn.</summary>
    bool KnowsEverything { get; }

    /// <summary>Another node's stream wants to bind a key: what it is bound to now.</summary>
    NodeClaimed Answer(in NodeClaim claim);

    /// <summary>A lesson that was asked for, or that came unasked, is at its end.</summary>
    void LessonEnded(PeerSession session, bool isComplete);

    /// <summary>The peer has confirmed the lesson that it was given.</summary>
    void LessonConfirmed(PeerSession session);

    /// <summary>Something came from the peer.</summary>
    void Heard();

    /// <summary>The peer has told who is in the cluster; false for what is no such list.</summary>
    bool TryTakeMembers(ReadOnlySpan<byte> payload);

    /// <summary>The peer has told how its virtual routers are; false for what is no such list.</summary>
    bool TryTakeRouters(ReadOnlySpan<byte> payload);

    void Ended(PeerSession session, PeerSessionEnd end);

    /// <summary>The session's own code failed; it has ended.</summary>
    void Failed(PeerSession session, Exception error);
}
