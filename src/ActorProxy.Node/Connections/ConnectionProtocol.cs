using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>What others say to a connection.</summary>
public static class ConnectionProtocol
{
    public interface IMessage;

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: connect there; the slot is the connection's.</summary>
    /// <param name="QueuePosition">Its place in the queue that <see cref="Queued"/> told, from 1; 0 when it did not wait.</param>
    public sealed record Picked(ServerRoute Route, int QueuePosition) : IMessage;

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: wait; <see cref="Picked"/> or <see cref="Refused"/> follows, or <see cref="Queued"/> again when it is sent to another queue.</summary>
    /// <param name="ForServer">The one server that it waits for; null when any will do.</param>
    public sealed record Queued(ServerRoute? ForServer, QueuePlace Place) : IMessage;

    /// <summary>Balancer to connection, in answer to <see cref="Backends.BalancerProtocol.PickServer"/>: there is no server to be had.</summary>
    /// <param name="Server">The one whose queue is full, or null.</param>
    public sealed record Refused(Refusal Reason, ServerRoute? Server) : IMessage;

    /// <summary>Peer to connection, in answer to <see cref="StickTables.Claims.ClaimQuestion"/>: what the key is bound to now.</summary>
    /// <param name="Number">The question's.</param>
    /// <param name="Binding">Its stamp is not set when the owner can't say.</param>
    public sealed record Claimed(uint Number, KeyBinding Binding) : IMessage;

    /// <summary>Balancer, operator or generation to connection: end now, for this reason; unanswered.</summary>
    public sealed record Close(CloseSide Side) : IMessage;
}
