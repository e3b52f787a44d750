using ActorProxy.Actors;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Node.Connections;

/// <summary>What a connection shows to a balancer: the way back to it. What the balancer notes here is the balancer's alone.</summary>
public sealed class StreamTicket(IActorRef<ConnectionProtocol.IMessage> connection) : BalancedStream
{
    public IActorRef<ConnectionProtocol.IMessage> Connection { get; } = connection;
}
