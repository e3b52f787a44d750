using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>One virtual router that this node takes part in (<c>floating-ip.NAME</c>).</summary>
public sealed record FloatingIpConfig
{
    /// <summary>The priority of the node that owns the addresses by its own configuration (RFC 9568 5.2.4).</summary>
    public const int OwnerPriority = 255;

    /// <summary>The user's name for it: what <c>show floating-ip</c>, logs and hooks call it.</summary>
    public required string Name { get; init; }

    public required SourcePosition Position { get; init; }

    /// <summary>At least one, all of one family.</summary>
    public required ImmutableArray<FloatingAddressConfig> Addresses { get; init; }

    /// <summary><see cref="AddressFamily.InterNetwork"/> or <see cref="AddressFamily.InterNetworkV6"/>.</summary>
    public AddressFamily Family => Addresses[0].Address.AddressFamily;

    /// <summary>The interface's name, such as <c>eth0</c>: whether it is there shows at the start.</summary>
    public required string Interface { get; init; }

    /// <summary>1 to 255; unique among the instances of an interface and family.</summary>
    public required byte RouterId { get; init; }

    /// <summary>Whether the cluster gives the priority, so that many addresses spread over its nodes (<c>priority = auto</c>, the default in a cluster).</summary>
    public bool IsSpread { get; init; }

    /// <summary>1 to 254, or <see cref="OwnerPriority"/>; what counts until the cluster gives one.</summary>
    public byte Priority { get; init; } = 100;

    /// <summary>2 or 3; 2 knows IPv4 alone.</summary>
    public byte Version { get; init; } = 3;

    /// <summary>Between two advertisements: whole seconds with version 2, else 10 ms to 40.95 s in steps of 10 ms.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether the address is taken from an owner of lower priority.</summary>
    public bool Preempts { get; init; } = true;

    /// <summary>How long an owner of lower priority is left alone after this node's start or recovery.</summary>
    public TimeSpan PreemptDelay { get; init; }

    /// <summary>The address that advertisements are sent from, or null: the interface's first one of the family.</summary>
    public IPAddress? Source { get; init; }

    /// <summary>Unicast neighbours; empty means multicast.</summary>
    public ImmutableArray<IPAddress> Peers { get; init; } = [];

    /// <summary>Version 2's simple authentication, at most 8 bytes of ASCII, or null.</summary>
    public string? Password { get; init; }

    public AnnounceConfig Announce { get; init; } = new();

    public TrackConfig Track { get; init; } = new();

    /// <summary>A port that is open on the owner only, or null.</summary>
    public int? HealthPort { get; init; }

    public FloatingIpHooksConfig Hooks { get; init; } = new();
}
