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

    /// <summary>The relay's own code failed; <see cref="TcpRelay.Fault"/> says how.</summary>
    Faulted,

    /// <summary>A gate refused what came from the server.</summary>
    Refused,
}
