namespace ActorProxy.Config.Model;

/// <summary>When a proxy's rules are evaluated.</summary>
public enum RuleSetKind
{
    /// <summary><c>tcp-request connection</c>: a connection was accepted, nothing is read yet.</summary>
    RequestConnection,

    /// <summary><c>tcp-request session</c>: the handshakes are done, the client's addresses are known.</summary>
    RequestSession,

    /// <summary><c>tcp-request content</c>: on the client's first bytes.</summary>
    RequestContent,

    /// <summary><c>tcp-response content</c>: on the server's first bytes.</summary>
    ResponseContent,
}
