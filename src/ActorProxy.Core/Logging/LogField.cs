namespace ActorProxy.Core.Logging;

/// <summary>What one field of a log format shows; beside each the alias that selects it.</summary>
public enum LogField : byte
{
    /// <summary>Text of the format itself.</summary>
    Literal,

    /// <summary><c>%[expression]</c>.</summary>
    Expression,

    /// <summary><c>%B</c>.</summary>
    BytesRead,

    /// <summary><c>%H</c>.</summary>
    HostName,

    /// <summary><c>%ID</c>.</summary>
    UniqueId,

    /// <summary><c>%ST</c>: always 0 below HTTP.</summary>
    StatusCode,

    /// <summary><c>%T</c>.</summary>
    GmtDate,

    /// <summary><c>%Tl</c>.</summary>
    LocalDate,

    /// <summary><c>%t</c>.</summary>
    Date,

    /// <summary><c>%Ts</c>.</summary>
    Timestamp,

    /// <summary><c>%ms</c>.</summary>
    Milliseconds,

    /// <summary><c>%Tc</c>.</summary>
    ConnectTime,

    /// <summary><c>%Td</c>.</summary>
    DataTime,

    /// <summary><c>%Th</c>.</summary>
    HandshakeTime,

    /// <summary><c>%Tt</c>.</summary>
    TotalTime,

    /// <summary><c>%Tu</c>: the same as <see cref="TotalTime"/> below HTTP, where no time is idle.</summary>
    UserTime,

    /// <summary><c>%Tw</c>.</summary>
    QueueTime,

    /// <summary><c>%U</c>.</summary>
    BytesUploaded,

    /// <summary><c>%ac</c>.</summary>
    ProcessConnections,

    /// <summary><c>%fc</c>.</summary>
    FrontendConnections,

    /// <summary><c>%bc</c>.</summary>
    BackendConnections,

    /// <summary><c>%sc</c>.</summary>
    ServerConnections,

    /// <summary><c>%rc</c>.</summary>
    Retries,

    /// <summary><c>%sq</c>.</summary>
    ServerQueue,

    /// <summary><c>%bq</c>.</summary>
    BackendQueue,

    /// <summary><c>%ci</c>.</summary>
    ClientAddress,

    /// <summary><c>%cp</c>.</summary>
    ClientPort,

    /// <summary><c>%fi</c>.</summary>
    FrontendAddress,

    /// <summary><c>%fp</c>.</summary>
    FrontendPort,

    /// <summary><c>%bi</c>.</summary>
    SourceAddress,

    /// <summary><c>%bp</c>.</summary>
    SourcePort,

    /// <summary><c>%si</c>.</summary>
    ServerAddress,

    /// <summary><c>%sp</c>.</summary>
    ServerPort,

    /// <summary><c>%f</c>.</summary>
    FrontendName,

    /// <summary><c>%ft</c>.</summary>
    FrontendNameAndTransport,

    /// <summary><c>%b</c>.</summary>
    BackendName,

    /// <summary><c>%s</c>.</summary>
    ServerName,

    /// <summary><c>%lc</c>.</summary>
    LogCounter,

    /// <summary><c>%rt</c>.</summary>
    SessionNumber,

    /// <summary><c>%pid</c>.</summary>
    ProcessId,

    /// <summary><c>%ts</c>.</summary>
    TerminationState,

    /// <summary><c>%tsc</c>: the cookie's two letters are always dashes below HTTP.</summary>
    TerminationStateAndCookie,

    /// <summary><c>%sslc</c> and <c>%sslv</c>: never known without TLS.</summary>
    Tls,

    /// <summary><c>%hr</c>: what was captured of the request, in braces.</summary>
    RequestCaptures,

    /// <summary><c>%hrl</c>: as <see cref="RequestCaptures"/>, parted by blanks.</summary>
    RequestCaptureList,

    /// <summary><c>%hs</c>: what was captured of the response, in braces.</summary>
    ResponseCaptures,

    /// <summary><c>%hsl</c>: as <see cref="ResponseCaptures"/>, parted by blanks.</summary>
    ResponseCaptureList,
}
