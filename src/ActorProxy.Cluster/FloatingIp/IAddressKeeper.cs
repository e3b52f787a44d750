using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Whoever takes the addresses off the interfaces if this process dies before it has done so itself.</summary>
public interface IAddressKeeper
{
    /// <summary>Said before the address is added.</summary>
    void Holds(int link, InterfaceAddress address);

    /// <summary>Said once the address is removed.</summary>
    void Dropped(int link, InterfaceAddress address);
}
