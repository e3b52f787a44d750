using System.Collections.Frozen;

namespace ActorProxy.Core.Logging;

/// <summary>The names of configuration.txt 8.2.6.</summary>
/// <remarks>
/// Which of them delay the line to the session's end was asked of HAProxy: a format without any of those is written as soon
/// as the server's connection stands.
/// </remarks>
internal static class LogAliases
{
    public static FrozenDictionary<string, LogAlias> All { get; } = new Dictionary<string, LogAlias>
    {
        ["B"] = AtEnd(LogField.BytesRead),
        ["CC"] = HttpOnly,
        ["CS"] = HttpOnly,
        ["H"] = Early(LogField.HostName),
        ["HM"] = HttpOnly,
        ["HP"] = HttpOnly,
        ["HPO"] = HttpOnly,
        ["HQ"] = HttpOnly,
        ["HU"] = HttpOnly,
        ["HV"] = HttpOnly,
        ["ID"] = AtEnd(LogField.UniqueId),
        ["ST"] = Early(LogField.StatusCode),
        ["T"] = Early(LogField.GmtDate),
        ["TR"] = HttpOnly,
        ["Ta"] = HttpOnly,
        ["Tc"] = AtEnd(LogField.ConnectTime),
        ["Td"] = AtEnd(LogField.DataTime),
        ["Th"] = AtEnd(LogField.HandshakeTime),
        ["Ti"] = HttpOnly,
        ["Tl"] = Early(LogField.LocalDate),
        ["Tq"] = HttpOnly,
        ["Tr"] = HttpOnly,
        ["Ts"] = Early(LogField.Timestamp),
        ["Tt"] = AtEnd(LogField.TotalTime),
        ["Tu"] = AtEnd(LogField.UserTime),
        ["Tw"] = AtEnd(LogField.QueueTime),
        ["U"] = AtEnd(LogField.BytesUploaded),
        ["ac"] = AtEnd(LogField.ProcessConnections),
        ["b"] = Early(LogField.BackendName),
        ["bc"] = AtEnd(LogField.BackendConnections),
        ["bi"] = Early(LogField.SourceAddress),
        ["bp"] = Early(LogField.SourcePort),
        ["bq"] = AtEnd(LogField.BackendQueue),
        ["ci"] = Early(LogField.ClientAddress),
        ["cp"] = Early(LogField.ClientPort),
        ["f"] = Early(LogField.FrontendName),
        ["fc"] = AtEnd(LogField.FrontendConnections),
        ["fi"] = Early(LogField.FrontendAddress),
        ["fp"] = Early(LogField.FrontendPort),
        ["ft"] = Early(LogField.FrontendNameAndTransport),
        ["hr"] = Early(LogField.RequestCaptures),
        ["hrl"] = Early(LogField.RequestCaptureList),
        ["hs"] = Early(LogField.ResponseCaptures),
        ["hsl"] = Early(LogField.ResponseCaptureList),
        ["lc"] = Early(LogField.LogCounter),
        ["ms"] = Early(LogField.Milliseconds),
        ["pid"] = Early(LogField.ProcessId),
        ["r"] = HttpOnly,
        ["rc"] = AtEnd(LogField.Retries),
        ["rt"] = Early(LogField.SessionNumber),
        ["s"] = Early(LogField.ServerName),
        ["sc"] = AtEnd(LogField.ServerConnections),
        ["si"] = Early(LogField.ServerAddress),
        ["sp"] = Early(LogField.ServerPort),
        ["sq"] = AtEnd(LogField.ServerQueue),
        ["sslc"] = Early(LogField.Tls),
        ["sslv"] = Early(LogField.Tls),
        ["t"] = Early(LogField.Date),
        ["tr"] = HttpOnly,
        ["trg"] = HttpOnly,
        ["trl"] = HttpOnly,
        ["ts"] = AtEnd(LogField.TerminationState),
        ["tsc"] = Early(LogField.TerminationStateAndCookie),
    }.ToFrozenDictionary();

    private static LogAlias HttpOnly => new(null, false);

    private static LogAlias Early(LogField field) => new(field, false);

    private static LogAlias AtEnd(LogField field) => new(field, true);
}
