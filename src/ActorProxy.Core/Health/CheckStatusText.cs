namespace ActorProxy.Core.Health;

/// <summary>The names and phrases that HAProxy's statistics and logs give a <see cref="CheckStatus"/>; tools parse them.</summary>
public static class CheckStatusText
{
    /// <summary>The code of the <c>check_status</c> column (management.txt 9.1), such as <c>L4OK</c>.</summary>
    public static string Code(this CheckStatus status) => status switch
    {
        CheckStatus.Initializing => "INI",
        CheckStatus.Checked => "CHECKED",
        CheckStatus.HealthAnalysis => "HANA",
        CheckStatus.SocketError => "SOCKERR",
        CheckStatus.Layer4Passed => "L4OK",
        CheckStatus.Layer4Timeout => "L4TOUT",
        CheckStatus.Layer4Connection => "L4CON",
        CheckStatus.Layer6Passed => "L6OK",
        CheckStatus.Layer6Timeout => "L6TOUT",
        CheckStatus.Layer6Response => "L6RSP",
        CheckStatus.Layer7Timeout => "L7TOUT",
        CheckStatus.Layer7Response => "L7RSP",
        CheckStatus.Layer7Passed => "L7OK",
        CheckStatus.Layer7PassedConditionally => "L7OKC",
        CheckStatus.Layer7Status => "L7STS",
        CheckStatus.ProcessError => "PROCERR",
        CheckStatus.ProcessTimeout => "PROCTOUT",
        CheckStatus.ProcessPassed => "PROCOK",
        _ => "UNK",
    };

    /// <summary>The phrase of the <c>check_desc</c> column and of the log's <c>reason</c>.</summary>
    public static string Phrase(this CheckStatus status) => status switch
    {
        CheckStatus.Initializing => "Initializing",
        CheckStatus.Checked => "No status change",
        CheckStatus.HealthAnalysis => "Health analyze",
        CheckStatus.SocketError => "Socket error",
        CheckStatus.Layer4Passed => "Layer4 check passed",
        CheckStatus.Layer4Timeout => "Layer4 timeout",
        CheckStatus.Layer4Connection => "Layer4 connection problem",
        CheckStatus.Layer6Passed => "Layer6 check passed",
        CheckStatus.Layer6Timeout => "Layer6 timeout",
        CheckStatus.Layer6Response => "Layer6 invalid response",
        CheckStatus.Layer7Timeout => "Layer7 timeout",
        CheckStatus.Layer7Response => "Layer7 invalid response",
        CheckStatus.Layer7Passed => "Layer7 check passed",
        CheckStatus.Layer7PassedConditionally => "Layer7 check conditionally passed",
        CheckStatus.Layer7Status => "Layer7 wrong status",
        CheckStatus.ProcessError => "External check error",
        CheckStatus.ProcessTimeout => "External check timeout",
        CheckStatus.ProcessPassed => "External check passed",
        _ => "Unknown",
    };

    /// <summary>Whether the check speaks for the server.</summary>
    public static bool IsPassed(this CheckStatus status) => status
        is CheckStatus.Layer4Passed or CheckStatus.Layer6Passed or CheckStatus.Layer7Passed or CheckStatus.Layer7PassedConditionally or CheckStatus.ProcessPassed;

    /// <summary>Whether the check speaks against the server; false too for what has not ended.</summary>
    public static bool IsFailed(this CheckStatus status) => status > CheckStatus.Checked && !status.IsPassed();

    /// <summary>Whether a <see cref="CheckResult.Code"/> is shown: the statuses that come of a whole answer.</summary>
    public static bool HasCode(this CheckStatus status) => status >= CheckStatus.Layer7Passed;
}
