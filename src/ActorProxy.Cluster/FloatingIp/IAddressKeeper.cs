using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Whoever takes the addresses off the interfaces if this process dies before it has done so itself.</summary>
public interface IAddressKeeper
{
    /// <summary>Said before the address is added.</summary>
    void Holds(int link, InterfaceAddress address);

    /// <summary>What is to be sent for a virtual router if this process dies: that its master is gone, so that nobody waits for it.</summary>
    void LastWords(FloatingIpPlan plan, int link, NetworkAddress source, NetworkAddress destination, ReadOnlySpan<byte> packet);

    /// <summary>Nothing is to be sent for it any more.</summary>
    void NoLastWords(FloatingIpPlan plan);

    /// <summary>Said once the address is removed.</summary>
    void Dropped(int link, InterfaceAddress address);
}
