namespace ActorProxy.Core.Logging;

/// <summary>The severity of a log line, as syslog numbers it: the lower, the worse.</summary>
public enum LogLevel : byte
{
    Emergency,
    Alert,
    Critical,
    Error,
    Warning,
    Notice,
    Info,
    Debug,
}
