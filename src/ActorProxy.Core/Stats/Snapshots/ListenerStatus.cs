namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>Whether a listener accepts connections.</summary>
public enum ListenerStatus
{
    /// <summary><c>OPEN</c>.</summary>
    Open,

    /// <summary><c>WAITING</c>: nothing is accepted now, for a pause or a limit of the process or frontend.</summary>
    Waiting,

    /// <summary><c>FULL</c>: its own <c>maxconn</c> is reached.</summary>
    Full,
}
