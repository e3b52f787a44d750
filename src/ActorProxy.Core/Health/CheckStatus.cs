namespace ActorProxy.Core.Health;

/// <summary>How a health check ended, as the <c>check_status</c> column of <c>show stat</c> tells it.</summary>
public enum CheckStatus
{
    /// <summary>No check was made.</summary>
    Unknown,

    /// <summary>Checks are on, and none has ended yet.</summary>
    Initializing,

    /// <summary>An agent was heard, and did not say whether the server is up.</summary>
    Checked,

    /// <summary>No check, but the traffic that <c>observe</c> watches, speaks against the server.</summary>
    HealthAnalysis,

    /// <summary>This machine's fault: no descriptor, no route, no source port.</summary>
    SocketError,
    Layer4Passed,
    Layer4Timeout,
    Layer4Connection,
    Layer6Passed,
    Layer6Timeout,
    Layer6Response,
    Layer7Timeout,

    /// <summary>The answer does not speak the protocol, or the connection ended before it was whole.</summary>
    Layer7Response,
    Layer7Passed,

    /// <summary>Passed for the connections that belong here, none new: a 404 with <c>disable-on-404</c>.</summary>
    Layer7PassedConditionally,

    /// <summary>A proper answer that says no.</summary>
    Layer7Status,

    /// <summary>An external check's program said no, or could not be started.</summary>
    ProcessError,
    ProcessTimeout,
    ProcessPassed,
}
