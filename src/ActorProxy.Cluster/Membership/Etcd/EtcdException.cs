namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>An etcd did not do what it was asked; the message is for the operator.</summary>
/// <param name="status">Of its HTTP answer; 0 when there was none, or none that can be read.</param>
internal sealed class EtcdException(string message, int status = 0) : Exception(message)
{
    public int Status { get; } = status;
}
