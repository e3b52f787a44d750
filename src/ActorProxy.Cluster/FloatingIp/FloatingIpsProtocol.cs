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

    /// <summary>Give all addresses up until <see cref="Resume"/>, or until the time is over. Answered with true once other nodes are known to have them all, with false when that takes too long.</summary>
    internal sealed record StandAside(TimeSpan AtMost, TimeSpan Patience, TaskCompletionSource<bool> Answer) : ICommand;

    /// <summary>Take part as before <see cref="StandAside"/>.</summary>
    internal sealed record Resume : ICommand;

    /// <summary>Balancer to the virtual routers: a backend has its first server now, or has lost its last one.</summary>
    internal sealed record BackendChanged(string Backend) : ICommand;

    /// <summary>Virtual router to its parent: this is how it is now.</summary>
    internal sealed record Reported(RouterReport Report) : ICommand;

    /// <summary>Peer session to the virtual routers: this is how a node's are now.</summary>
    internal sealed record Told(string Member, ImmutableArray<RouterReport> Reports) : ICommand;

    /// <summary>Membership to the virtual routers: this has happened.</summary>
    internal sealed record MemberChanged(MembershipEvent Change) : ICommand;

    /// <summary>Answered with the actors of all virtual routers, in the order of the configuration.</summary>
    internal sealed record GetRouters(TaskCompletionSource<ImmutableArray<IActorRef<FloatingIpProtocol.ICommand>>> Answer) : ICommand;
}
