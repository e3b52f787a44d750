using ActorProxy.Actors;

namespace ActorProxy.Node.Backends;

/// <summary>A server that follows another one's state, and the balancer that has to know.</summary>
public sealed record ServerFollower(IActorRef<BalancerProtocol.ICommand> Balancer, string Server);
