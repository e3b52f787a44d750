using System.Collections.Immutable;
using ActorProxy.Actors;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What the actor above all floating addresses is told.</summary>
internal static class FloatingIpsProtocol
{
    internal interface ICommand;

    /// <summary>Give all addresses up, telling the others, and answer once they are off the interfaces.</summary>
    internal sealed record Leave(TaskCompletionSource Answer) : ICommand;

    /// <summary>Answered with the actors of all virtual routers, in the order of the configuration.</summary>
    internal sealed record GetRouters(TaskCompletionSource<ImmutableArray<IActorRef<FloatingIpProtocol.ICommand>>> Answer) : ICommand;
}
