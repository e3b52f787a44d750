namespace ActorProxy.Core.Balancing;

/// <summary>Why the balancer ends a stream that holds a slot.</summary>
public enum CloseCause
{
    None,

    /// <summary><c>on-marked-down shutdown-sessions</c>; termination state starts with <c>D</c>.</summary>
    ServerDown,

    /// <summary><c>on-marked-up shutdown-backup-sessions</c>; termination state starts with <c>U</c>.</summary>
    ActiveServerUp,

    /// <summary><c>shutdown sessions server</c>; termination state starts with <c>K</c>.</summary>
    Operator,
}
