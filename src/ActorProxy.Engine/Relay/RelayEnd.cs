namespace ActorProxy.Engine.Relay;

/// <summary>How a relay ended.</summary>
public enum RelayEnd
{
    /// <summary>Both directions ended in order and everything was delivered.</summary>
    Finished,
    ClientFailed,
    ServerFailed,
    ClientTimedOut,
    ServerTimedOut,

    /// <summary>Ended by <see cref="TcpRelay.Abort"/>.</summary>
    Aborted,
}
