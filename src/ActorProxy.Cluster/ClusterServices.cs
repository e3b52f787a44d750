using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Core.Balancing;

namespace ActorProxy.Cluster;

/// <summary>What the cluster's actors share: where their operator reads, and who cleans up behind them.</summary>
/// <param name="Log">Takes each line. For any thread; it must not throw.</param>
/// <param name="HasUsableServer">Whether a backend of that name has a server to send somebody to. For any thread.</param>
/// <param name="ReplacesProcess">An older process on this host may still hold what this one will hold.</param>
/// <param name="Keeper">Null when nobody would clean up.</param>
public sealed record ClusterServices(Action<NoticeLevel, string> Log, IAddressKeeper? Keeper, Func<string, bool> HasUsableServer, bool ReplacesProcess)
{
    /// <summary>The nodes that share floating addresses with this one; null for a node that knows no others.</summary>
    public ClusterLink? Cluster { get; init; }
}
