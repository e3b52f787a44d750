namespace ActorProxy.Core.Balancing;

/// <summary>Why a stream got no server.</summary>
public enum Refusal
{
    None,

    /// <summary>No server of the backend takes traffic; termination state <c>SC</c>.</summary>
    NoServer,

    /// <summary>The one server that may serve the stream has a full queue (<c>maxqueue</c>); termination state <c>SQ</c>.</summary>
    QueueFull,
}
