namespace ActorProxy.Engine.Checks;

/// <summary>Who said no to a check's connection, and when.</summary>
public enum CheckConnectFailureKind
{
    /// <summary>The network or the server, after the attempt was under way.</summary>
    Answered,

    /// <summary>This machine, at once.</summary>
    Immediate,

    /// <summary>As <see cref="Immediate"/>, for a unix socket, where the server's refusal is immediate too.</summary>
    UnixSocket,

    /// <summary>This machine has not the source address that is configured.</summary>
    Source,
}
