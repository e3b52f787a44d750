namespace ActorProxy.Core.Peers;

/// <summary>What a session's clock asks for.</summary>
public enum PeerLivenessAction
{
    None,
    SendHeartbeat,

    /// <summary>Nothing came for too long: end the session and dial anew after <see cref="PeerTimes.SpreadRedial"/>.</summary>
    Close,
}
