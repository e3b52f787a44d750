namespace ActorProxy.Core.Balancing;

/// <summary>A notice's syslog severity.</summary>
public enum NoticeLevel
{
    Emergency = 0,
    Alert = 1,
    Warning = 4,
    Notice = 5,
}
