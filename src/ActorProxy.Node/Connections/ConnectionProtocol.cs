using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>What others say to a connection.</summary>
public static class ConnectionProtocol
{
    public interface IMessage;

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: connect there; the slot is the connection's.</summary>
    /// <param name="ServerQueuePosition">Its place in the server's queue, from 1; 0 when it did not wait there.</param>
    /// <param name="BackendQueuePosition">Its place in the backend's queue, from 1; 0 when it did not wait there.</param>
    public sealed record Picked(ServerRoute Route, int ServerQueuePosition, int BackendQueuePosition) : IMessage;

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: wait; <see cref="Picked"/> or <see cref="Refused"/> follows.</summary>
    public sealed record Queued : IMessage
    {
        public static Queued Instance { get; } = new();
    }

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: there is no server to be had.</summary>
    public sealed record Refused(Refusal Reason) : IMessage;

    /// <summary>Balancer, operator or generation to connection: end now, for this reason; unanswered.</summary>
    public sealed record Close(CloseSide Side) : IMessage;
}
