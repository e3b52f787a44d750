using ActorProxy.Actors;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Node.Connections;

/// <summary>What a connection shows to a balancer: its place in the queues, and the way back to it.</summary>
public sealed class StreamTicket(IActorRef<ConnectionProtocol.IMessage> connection) : BalancedStream
{
    public IActorRef<ConnectionProtocol.IMessage> Connection { get; } = connection;

    /// <summary>It waits, or last waited, in a server's queue and not in the backend's. Belongs to the balancer.</summary>
    internal bool WaitsForOneServer { get; set; }
}
