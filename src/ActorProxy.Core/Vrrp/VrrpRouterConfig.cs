using System.Collections.Immutable;
using System.Globalization;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>One virtual router as this node is configured to take part in it.</summary>
public sealed record VrrpRouterConfig
{
    /// <summary>Version 3's longest interval: twelve bits.</summary>
    public const int MostCentiseconds = 0xFFF;

    /// <summary>Version 2's password is a field of eight bytes (RFC 2338 5.3.10).</summary>
    public const int MostPasswordCharacters = 8;

    public VrrpVersion Version { get; init; } = VrrpVersion.V3;

    /// <summary>1 to 255, the same on all nodes.</summary>
    public required byte RouterId { get; init; }

    /// <summary>1 to 254; 255 for the node that owns the addresses also without VRRP, and then always takes them.</summary>
    public byte Priority { get; init; } = 100;

    /// <summary>Time between advertisements; in version 2 a multiple of 100.</summary>
    public int IntervalCentiseconds { get; init; } = 100;

    /// <summary>The virtual addresses, all of one family. In IPv6 the first should be link-local (RFC 9568 5.2.9).</summary>
    public required ImmutableArray<NetworkAddress> Addresses { get; init; }

    /// <summary>Version 2's simple password; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Whether a better node takes the addresses from a master that works; else it waits until that one is gone.</summary>
    public bool IsPreempting { get; init; } = true;

    /// <summary>How long a better node that has started, or found a lesser master, stands back before it begins to preempt. The addresses of a master that is gone are taken without it.</summary>
    public long PreemptDelayMs { get; init; }

    /// <summary>The nodes that advertisements go to and are accepted from; empty for the group of all on the network.</summary>
    public ImmutableArray<NetworkAddress> UnicastPeers { get; init; } = [];

    /// <summary>The least TTL or hop limit of an advertisement from a unicast peer; on the group it is always 255.</summary>
    public byte LeastUnicastTtl { get; init; } = VrrpEnvelope.SentTtl;

    /// <summary>Whether version 3's checksum in IPv4 is written with a pseudo-header: keepalived's default and RFC 5798 as most read it; false as RFC 9568 5.2.8 and Cisco have it.</summary>
    public bool ChecksumWithPseudoHeader { get; init; } = true;

    /// <summary>Whether an advertisement that names other addresses is refused.</summary>
    public bool ChecksAddresses { get; init; } = true;

    /// <summary>When a new master announces its addresses again, in milliseconds after the first time: for neighbours and switches that missed it.</summary>
    public ImmutableArray<int> AnnounceAgainAfterMs { get; init; } = [100, 1000, 5000];

    /// <summary>How often a master announces its addresses after that; 0 for never.</summary>
    public int AnnounceEveryMs { get; init; } = 60_000;

    public AddressFamilyKind Family => Addresses[0].Family;

    public long IntervalMs => IntervalCentiseconds * 10L;

    /// <summary>Whether it is the same virtual router, perhaps with another priority or other times: whoever takes part in the one takes part in the other.</summary>
    public bool IsSameRouter(VrrpRouterConfig other) =>
        (Version, RouterId, Password, LeastUnicastTtl, ChecksumWithPseudoHeader) == (other.Version, other.RouterId, other.Password, other.LeastUnicastTtl, other.ChecksumWithPseudoHeader)
        && Addresses.SequenceEqual(other.Addresses) && UnicastPeers.SequenceEqual(other.UnicastPeers);

    /// <summary>What of it can't be, for the operator; null when all can.</summary>
    public string? FindProblem()
    {
        if (RouterId == 0)
            return "the router id is 1 to 255";
        if (Priority == 0)
            return "the priority is 1 to 255; 0 is what a master says that stops";
        if (Addresses.IsDefaultOrEmpty || Addresses.Length > 255)
            return "a virtual router has 1 to 255 addresses";
        if (Addresses.Any(address => !address.IsInternet || address.Family != Family))
            return "the addresses of a virtual router are all of IPv4 or all of IPv6; configure one virtual router for each";
        if (UnicastPeers.Any(peer => peer.Family != Family))
            return "unicast peers are of the same family as the addresses";
        if (Version == VrrpVersion.V3 && Password is not null)
            return "version 3 has no authentication (RFC 9568 9); leave the password out or speak version 2";
        if (Version == VrrpVersion.V3 && IntervalCentiseconds is < 1 or > MostCentiseconds)
            return "version 3's interval is 0.01 to 40.95 seconds";
        if (Version == VrrpVersion.V2 && Family == AddressFamilyKind.IPv6)
            return "version 2 is for IPv4 only; speak version 3";
        if (Version == VrrpVersion.V2 && (IntervalCentiseconds is < 100 or > 25500 || IntervalCentiseconds % 100 != 0))
            return "version 2's interval is 1 to 255 whole seconds";
        if (Password is { } password && (password.Length is 0 or > MostPasswordCharacters || password.Any(static c => c is '\0' or > '\u00FF')))
            return string.Create(CultureInfo.InvariantCulture, $"a password has 1 to {MostPasswordCharacters} characters of Latin-1");
        return PreemptDelayMs < 0 || AnnounceEveryMs < 0 || AnnounceAgainAfterMs.Any(static delay => delay <= 0) ? "delays are not negative" : null;
    }
}
