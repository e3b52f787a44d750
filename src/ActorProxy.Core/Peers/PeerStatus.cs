namespace ActorProxy.Core.Peers;

/// <summary>A listener's answer to a hello. All but <see cref="Accepted"/> are followed by the connection's end.</summary>
public enum PeerStatus
{
    Accepted = 200,

    /// <summary>A local session is there already: another process of this node is teaching.</summary>
    TryAgainLater = 300,
    ProtocolError = 501,
    BadVersion = 502,

    /// <summary>The hello asks for a peer that this process is not.</summary>
    WrongTarget = 503,

    /// <summary>The hello comes from a peer that is not configured.</summary>
    UnknownSender = 504,
}
