using System.Collections.Immutable;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership;

/// <summary>What is said to <see cref="MembershipActor"/>. Nothing of it is answered but <see cref="Leave"/>.</summary>
internal static class MembershipProtocol
{
    public interface ICommand;

    /// <summary>Peer to membership: a session has begun.</summary>
    public sealed record Begun(string Member, string Version) : ICommand;

    /// <summary>Peer to membership: something came.</summary>
    public sealed record Heard(string Member) : ICommand;

    /// <summary>Peer to membership: the session is over.</summary>
    public sealed record Ended(string Member) : ICommand;

    /// <summary>Peer to membership: nobody listens at the member's address.</summary>
    public sealed record NobodyThere(string Member) : ICommand;

    /// <summary>Peer or seed to membership: a node tells who is in the cluster.</summary>
    public sealed record Told(ImmutableArray<MemberRecord> Members) : ICommand;

    /// <summary>etcd to membership: these are registered there, this node too. None but them belongs to the cluster.</summary>
    public sealed record Listed(ImmutableArray<MemberRecord> Members) : ICommand;

    /// <summary>Main program to membership: this node can be reached, so that seeds or etcd may be asked.</summary>
    public sealed record Join : ICommand;

    /// <summary>Main program to membership: this node leaves. Answered when the others know.</summary>
    public sealed record Leave(TaskCompletionSource Answer) : ICommand;
}
