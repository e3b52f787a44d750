namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>Whether a frontend accepts connections.</summary>
public enum FrontendStatus
{
    /// <summary><c>OPEN</c>.</summary>
    Open,

    /// <summary><c>PAUSED</c>: <c>disable frontend</c>.</summary>
    Paused,

    /// <summary><c>STOP</c>: <c>shutdown frontend</c>, or the end of its generation.</summary>
    Stopped,
}
