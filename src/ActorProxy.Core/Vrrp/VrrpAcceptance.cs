using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>Whether a well-formed advertisement is one that a virtual router must listen to (RFC 3768 7.1, RFC 9568 7.1).</summary>
/// <remarks>The documents let an owner (priority 255) discard all; here it compares as the others do, so that two nodes that are both configured as owner settle instead of both answering.</remarks>
public static class VrrpAcceptance
{
    /// <summary>Returns <see cref="VrrpRefusal.None"/> when it is to be listened to.</summary>
    /// <param name="own">The address that this node's own advertisements come from.</param>
    public static VrrpRefusal Check(VrrpAdvertisement advertisement, in VrrpEnvelope envelope, VrrpRouterConfig config, NetworkAddress own)
    {
        if (envelope.Source.Family != config.Family)
            return VrrpRefusal.Family;
        if (advertisement.RouterId != config.RouterId)
            return VrrpRefusal.RouterId;
        if (VrrpAddressOrder.IsSame(envelope.Source, own))
            return VrrpRefusal.OwnAddress;
        var way = CheckWay(envelope, config);
        if (way != VrrpRefusal.None)
            return way;
        if (advertisement.Version != config.Version)
            return VrrpRefusal.Version;
        if (advertisement.Password is null != config.Password is null)
            return VrrpRefusal.Authentication;
        if (advertisement.Password != config.Password)
            return VrrpRefusal.Password;
        if (config.ChecksAddresses && !HasAddressesOf(advertisement, config))
            return VrrpRefusal.Addresses;

        // In version 3 a backup takes the master's interval instead (RFC 9568 6.4.2).
        return config.Version == VrrpVersion.V2 && advertisement.IntervalCentiseconds != config.IntervalCentiseconds ? VrrpRefusal.Interval : VrrpRefusal.None;
    }

    private static VrrpRefusal CheckWay(in VrrpEnvelope envelope, VrrpRouterConfig config)
    {
        var isGroup = VrrpAddressOrder.IsSame(envelope.Destination, VrrpEnvelope.GroupOf(config.Family));
        if (isGroup != config.UnicastPeers.IsEmpty)
            return VrrpRefusal.Destination;
        if (envelope.Ttl < (isGroup ? VrrpEnvelope.SentTtl : config.LeastUnicastTtl))
            return VrrpRefusal.Ttl;
        if (isGroup)
            return VrrpRefusal.None;
        foreach (var peer in config.UnicastPeers)
        {
            if (VrrpAddressOrder.IsSame(peer, envelope.Source))
                return VrrpRefusal.None;
        }

        return VrrpRefusal.NotAPeer;
    }

    private static bool HasAddressesOf(VrrpAdvertisement advertisement, VrrpRouterConfig config)
    {
        if (advertisement.Addresses.Length != config.Addresses.Length)
            return false;
        foreach (var address in config.Addresses)
        {
            if (!Contains(advertisement, address))
                return false;
        }

        return true;
    }

    private static bool Contains(VrrpAdvertisement advertisement, NetworkAddress address)
    {
        foreach (var other in advertisement.Addresses)
        {
            if (VrrpAddressOrder.IsSame(other, address))
                return true;
        }

        return false;
    }
}
