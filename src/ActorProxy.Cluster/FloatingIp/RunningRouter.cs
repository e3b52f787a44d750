using ActorProxy.Actors;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>One virtual router with its actor, for the actor above it.</summary>
internal sealed class RunningRouter(FloatingIpPlan plan)
{
    /// <summary>What the actor works with, and begins with should it be made anew.</summary>
    public FloatingIpPlan Plan { get; set; } = plan;

    public required IActorRef<FloatingIpProtocol.ICommand> Actor { get; set; }
}
