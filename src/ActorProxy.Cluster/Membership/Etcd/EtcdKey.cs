namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>A key of etcd and what it holds.</summary>
/// <param name="Value">Empty for one that was deleted.</param>
/// <param name="ModRevision">Of its latest change; 0 for one that was deleted.</param>
/// <param name="Lease">With which it ends; 0 for none.</param>
internal sealed record EtcdKey(string Name, ReadOnlyMemory<byte> Value, long ModRevision, long Lease)
{
    public bool IsDeleted => ModRevision == 0;
}
