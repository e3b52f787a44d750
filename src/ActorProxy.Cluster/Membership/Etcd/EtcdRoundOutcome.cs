using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>What asking the endpoints came to.</summary>
internal abstract record EtcdRoundOutcome
{
    private EtcdRoundOutcome()
    {
    }

    /// <summary>Which one has answered, by its number.</summary>
    public int Endpoint { get; init; }

    /// <summary>This node is registered with its lease.</summary>
    /// <param name="Client">To go on with; the receiver's to dispose of.</param>
    public sealed record Registered(EtcdClient Client, long Lease, EtcdListing Listing) : EtcdRoundOutcome;

    /// <summary>Another process has this node's name.</summary>
    public sealed record NameTaken(MemberRecord Holder) : EtcdRoundOutcome;

    /// <summary>None has answered as it should.</summary>
    /// <param name="Reasons">For the operator.</param>
    public sealed record Failed(string Reasons) : EtcdRoundOutcome;
}
