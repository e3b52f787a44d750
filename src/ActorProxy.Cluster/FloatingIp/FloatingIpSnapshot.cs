using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>One virtual router at a moment.</summary>
/// <param name="Priority">With what is tracked.</param>
/// <param name="Master">Who has the addresses as far as this node knows; null while nobody is heard.</param>
/// <param name="SinceMs">How long ago the state began, in milliseconds.</param>
/// <param name="FencingToken">Of the last time that this node acquired the addresses; 0 before the first.</param>
/// <param name="Fault">Why it can't take part; null when it can.</param>
public sealed record FloatingIpSnapshot(
    FloatingIpPlan Plan, VrrpState State, int Priority, NetworkAddress? Master, long SinceMs, long FencingToken, FloatingIpCounters Counters, string? Fault)
{
    /// <summary>As keepalived's users know it.</summary>
    public string StateName => State switch
    {
        VrrpState.Master => "MASTER",
        VrrpState.Backup => "BACKUP",
        VrrpState.Fault => "FAULT",
        _ => "INIT",
    };
}
