namespace ActorProxy.Core.Samples;

/// <summary>Where expressions are evaluated, and so what is known there; in the order in which <c>-dKsmp</c> lists them.</summary>
[Flags]
public enum SamplePlaces
{
    None = 0,
    FrontendConnection = 1 << 0,
    FrontendSession = 1 << 1,
    FrontendContent = 1 << 2,
    FrontendHttpHeader = 1 << 3,
    FrontendHttpBody = 1 << 4,

    /// <summary><c>use_backend</c>.</summary>
    SetBackend = 1 << 5,
    BackendContent = 1 << 6,
    BackendHttpHeader = 1 << 7,
    BackendHttpBody = 1 << 8,

    /// <summary><c>use-server</c>, <c>balance</c>, <c>stick match</c>.</summary>
    SetServer = 1 << 9,

    /// <summary><c>source … usesrc</c> and what else is decided when the server is connected to.</summary>
    ServerConnection = 1 << 10,
    BackendResponseContent = 1 << 11,
    BackendHttpResponseHeader = 1 << 12,
    BackendHttpResponseBody = 1 << 13,
    StickStore = 1 << 14,
    FrontendResponseContent = 1 << 15,
    FrontendHttpResponseHeader = 1 << 16,
    FrontendHttpResponseBody = 1 << 17,
    Log = 1 << 18,
    Check = 1 << 19,

    /// <summary>While the configuration is read: <c>set-var</c> in <c>global</c>.</summary>
    Configuration = 1 << 20,
    RuntimeApi = 1 << 21,

    Everywhere = (1 << 22) - 1,

    /// <summary>What the process knows while it runs.</summary>
    Running = Everywhere & ~Configuration,

    /// <summary>What is known of the client's connection as long as it lives.</summary>
    Client = Everywhere & ~(Configuration | RuntimeApi),

    /// <summary>What is known once the session has begun, and not in checks.</summary>
    Session = Client & ~(FrontendConnection | Check),

    /// <summary>What is known once a stream has begun.</summary>
    Stream = Session & ~FrontendSession,

    /// <summary>What the request's bytes tell.</summary>
    Request = FrontendContent | FrontendHttpHeader | FrontendHttpBody | SetBackend | BackendContent | BackendHttpHeader | BackendHttpBody | SetServer | ServerConnection,

    /// <summary>What is known once a backend was chosen.</summary>
    Backend = BackendContent | BackendHttpHeader | BackendHttpBody | SetServer | Server,

    /// <summary>What is known once a server was chosen.</summary>
    Server = ServerConnection | ServerSide,

    /// <summary>What is known once the server's connection stands.</summary>
    ServerSide = Response | Log | Check,

    /// <summary>What the response's bytes tell.</summary>
    Response = BackendResponseContent | BackendHttpResponseHeader | BackendHttpResponseBody | StickStore | FrontendResponseContent | FrontendHttpResponseHeader | FrontendHttpResponseBody,
}
