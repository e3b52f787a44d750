namespace ActorProxy.Core.Peers;

/// <summary>What came of looking for a message in received bytes.</summary>
public enum PeerReadResult
{
    Found,

    /// <summary>The message goes on in bytes still to come.</summary>
    NotYet,

    /// <summary>Answered by <see cref="PeerMessageKind.SizeLimitError"/> and the session's end.</summary>
    TooLong,

    /// <summary>Answered by <see cref="PeerMessageKind.ProtocolError"/> and the session's end.</summary>
    Malformed,
}
