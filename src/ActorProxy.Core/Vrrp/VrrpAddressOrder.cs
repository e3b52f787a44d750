using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>Compares addresses as the protocol does: as numbers, without port and scope.</summary>
internal static class VrrpAddressOrder
{
    public static int Compare(NetworkAddress left, NetworkAddress right) =>
        left.High != right.High ? left.High.CompareTo(right.High) : left.Low.CompareTo(right.Low);

    public static bool IsSame(NetworkAddress left, NetworkAddress right) => left.Family == right.Family && left.High == right.High && left.Low == right.Low;
}
