using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>Puts the addresses of one virtual router on its interface, takes them off, and tells the neighbours.</summary>
/// <remarks>The keeper hears of an address before it is there and after it is gone, so that none outlives the process.</remarks>
internal sealed class HeldAddressTable(FloatingIpPlan plan, NetworkTools tools, IAddressKeeper? keeper)
{
    /// <exception cref="NetworkException">The kernel refused; none of the addresses is on the interface then.</exception>
    public void Acquire(NetworkLink link)
    {
        try
        {
            foreach (var address in plan.Addresses)
            {
                keeper?.Holds(link.Index, address);
                tools.Routes.Add(link.Index, address);
            }
        }
        catch (NetworkException)
        {
            Release(link);
            throw;
        }
    }

    /// <exception cref="NetworkException">The kernel refused.</exception>
    public void Release(NetworkLink link)
    {
        foreach (var address in plan.Addresses)
        {
            tools.Routes.Remove(link.Index, address);
            keeper?.Dropped(link.Index, address);
        }
    }

    /// <summary>Puts one back that was removed by somebody else; false when it is there.</summary>
    public bool PutBack(NetworkLink link, InterfaceAddress address)
    {
        if (tools.Routes.Addresses(link.Index).Contains(address))
            return false;
        tools.Routes.Add(link.Index, address);
        return true;
    }

    /// <summary>Tells the neighbours where the addresses are; returns how many were announced.</summary>
    public int Announce(NetworkLink link)
    {
        Span<byte> frame = stackalloc byte[NeighbourAnnouncement.MostBytes];
        var count = 0;
        foreach (var address in plan.Addresses)
        {
            var length = NeighbourAnnouncement.Write(frame, link.Hardware, address.Address);
            if (tools.Packets.Send(link.Index, frame[..length]) == 0)
                count++;
        }

        return count;
    }

    /// <summary>What advertisements come from: as configured, or the interface's first address that does not float; in IPv6 the link-local one (RFC 9568 5.1.2.1).</summary>
    public NetworkAddress? SourceOn(NetworkLink link)
    {
        if (plan.Source is { } configured)
            return configured;
        foreach (var one in tools.Routes.Addresses(link.Index))
        {
            if (one.Address.Family != plan.Router.Family || plan.Addresses.Contains(one))
                continue;
            if (one.Address.Family == AddressFamilyKind.IPv4 || one.Address.High >> 48 == 0xFE80)
                return one.Address;
        }

        return null;
    }
}
