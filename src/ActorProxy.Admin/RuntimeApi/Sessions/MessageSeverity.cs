namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>How grave a short answer is, in syslog's numbers, as <c>severity-output</c> shows it.</summary>
public enum MessageSeverity
{
    Error = 3,
    Warning = 4,
    Notice = 5,
    Info = 6,
}
