using System.Collections.Immutable;
using ActorProxy.Actors;
using ActorProxy.Cluster.Membership;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What the actor above all floating addresses is told.</summary>
internal static class FloatingIpsProtocol
{
    internal interface ICommand;

    /// <summary>Give all addresses up, telling the others, and answer once they are off the interfaces.</summary>
    internal sealed record Leave(TaskCompletionSource Answer) : ICommand;

    /// <summary>Give all addresses up until <see cref="Resume"/>, until the time is over, or until the node that wants it is not there any more. Answered with true once other nodes are known to have them all, with false when that takes too long.</summary>
    internal sealed record StandAside(TimeSpan AtMost, TimeSpan Patience, string? OnBehalfOf, TaskCompletionSource<bool> Answer) : ICommand;

    /// <summary>Take part as before <see cref="StandAside"/>.</summary>
    internal sealed record Resume : ICommand;

    /// <summary>These are the virtual routers from now on. Answered once those that are not among them have given their addresses up.</summary>
    internal sealed record Replan(ImmutableArray<FloatingIpPlan> Plans, TaskCompletionSource Answer) : ICommand;

    /// <summary>Run something on this actor's thread, which is that of all virtual routers.</summary>
    internal sealed record Run(Action Action) : ICommand;

    /// <summary>Balancer to the virtual routers: a backend has its first server now, or has lost its last one.</summary>
    internal sealed record BackendChanged(string Backend) : ICommand;

    /// <summary>Virtual router to its parent: it has begun, maybe after a fault, and knows of nothing that was said before.</summary>
    internal sealed record Began(string Router) : ICommand;

    /// <summary>Virtual router to its parent: this is how it is now.</summary>
    internal sealed record Reported(RouterReport Report) : ICommand;

    /// <summary>Peer session to the virtual routers: this is how a node's are now.</summary>
    internal sealed record Told(string Member, ImmutableArray<RouterReport> Reports) : ICommand;

    /// <summary>Membership to the virtual routers: this has happened.</summary>
    internal sealed record MemberChanged(MembershipEvent Change) : ICommand;

    /// <summary>Answered with the actors of all virtual routers, in the order of the configuration.</summary>
    internal sealed record GetRouters(TaskCompletionSource<ImmutableArray<IActorRef<FloatingIpProtocol.ICommand>>> Answer) : ICommand;
}
