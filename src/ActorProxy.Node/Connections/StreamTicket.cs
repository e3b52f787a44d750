using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Node.Connections;

/// <summary>What a connection shows to a balancer: the way back to it. What the balancer notes here is the balancer's alone.</summary>
public sealed class StreamTicket(IActorRef<ConnectionProtocol.IMessage> connection) : BalancedStream
{
    public IActorRef<ConnectionProtocol.IMessage> Connection { get; } = connection;

    /// <summary>The address of the server that the client's cookie names; none without such a cookie. The balancer knows whose it is.</summary>
    public NetworkAddress WantedAddress { get; set; }
}
