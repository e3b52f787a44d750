namespace ActorProxy.Config.Model;

/// <summary>The <c>format</c> of a log target: what stands before the message.</summary>
public enum LogLineFormat
{
    Local,
    Rfc3164,
    Rfc5424,
    Priority,
    Short,
    Timed,
    Iso,
    Raw,
}
