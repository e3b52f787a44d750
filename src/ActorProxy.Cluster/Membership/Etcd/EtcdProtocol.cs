namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>What is said to <see cref="EtcdActor"/>; it tells its parent <see cref="MembershipProtocol.Listed"/>.</summary>
internal static class EtcdProtocol
{
    public interface ICommand;

    /// <summary>Membership to etcd: this node is of another incarnation now, to be registered so. Unanswered.</summary>
    public sealed record Renew(long Incarnation) : ICommand;

    /// <summary>Membership to etcd: this node leaves. Answered when etcd has heard it, or can't be reached.</summary>
    public sealed record Leave(TaskCompletionSource Answer) : ICommand;
}
