namespace ActorProxy.Core.Balancing;

/// <summary>How a request for a server ended, for now or for good.</summary>
public enum PickResult
{
    /// <summary>A server was picked, and one of its slots is the stream's.</summary>
    Assigned,

    /// <summary>Every server that may serve it is full; an effect follows when one is not.</summary>
    Queued,

    /// <summary>No server can be had, and waiting would not help.</summary>
    Refused,
}
