namespace ActorProxy.Node.Peers;

/// <summary>Who the other side of a session is.</summary>
internal enum PeerRole
{
    /// <summary>Another node: both sides tell what changes.</summary>
    Remote,

    /// <summary>The process that takes this one's place: it is taught once, unasked.</summary>
    Successor,

    /// <summary>The process whose place this one takes: it teaches once.</summary>
    Predecessor,
}
