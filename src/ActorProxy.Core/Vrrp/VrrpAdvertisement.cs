using System.Collections.Immutable;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What the master of a virtual router says to the others, and says again each interval.</summary>
/// <param name="Priority">255 of the addresses' owner, 1 to 254 of others, 0 of a master that stops.</param>
/// <param name="IntervalCentiseconds">Time between two advertisements; in version 2 a multiple of 100.</param>
/// <param name="Addresses">All of one family, at least one; ports and scopes mean nothing.</param>
/// <param name="Password">Version 2's simple password (RFC 2338 5.3.10), at most eight characters of Latin-1; null for none.</param>
public sealed record VrrpAdvertisement(
    VrrpVersion Version, byte RouterId, byte Priority, int IntervalCentiseconds, ImmutableArray<NetworkAddress> Addresses, string? Password = null)
{
    public bool Equals(VrrpAdvertisement? other) =>
        other is not null && Version == other.Version && RouterId == other.RouterId && Priority == other.Priority
        && IntervalCentiseconds == other.IntervalCentiseconds && Password == other.Password && Addresses.AsSpan().SequenceEqual(other.Addresses.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Version, RouterId, Priority, IntervalCentiseconds, Password, Addresses.Length);
}
