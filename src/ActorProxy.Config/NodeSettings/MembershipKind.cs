namespace ActorProxy.Config.NodeSettings;

/// <summary>Which engine tells who is in the cluster (<c>cluster.membership</c>).</summary>
public enum MembershipKind
{
    /// <summary><c>static</c>: the nodes find each other by seeds and watch each other.</summary>
    Static,

    /// <summary><c>etcd</c>: leases and watches of an etcd cluster.</summary>
    Etcd,
}
