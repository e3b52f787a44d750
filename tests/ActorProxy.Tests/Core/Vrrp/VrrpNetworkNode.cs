using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>A node of a <see cref="VrrpNetwork"/>: its router, and what it has done with the addresses.</summary>
internal sealed class VrrpNetworkNode(int number, VrrpRouterConfig config)
{
    public NetworkAddress Address { get; } = VrrpExamples.NodeAt(number);

    public VrrpRouterConfig Config { get; } = config;

    /// <summary>Null of a killed node.</summary>
    public VrrpRouter? Router { get; set; }

    /// <summary>Nodes with the same number hear each other.</summary>
    public int Component { get; set; }

    /// <summary>Until then nothing runs on it and what comes waits.</summary>
    public long StalledUntilMs { get; set; }

    public Queue<(VrrpAdvertisement Advertisement, NetworkAddress Source)> Waiting { get; } = [];

    public bool Holds { get; set; }

    public long AnnouncedMs { get; set; } = -1;

    /// <summary>Which of its planned wake-ups counts.</summary>
    public int Wake { get; set; }

    public bool IsMaster => Router is { State: VrrpState.Master };

    public bool IsCandidate => Router is { State: VrrpState.Master or VrrpState.Backup };

    public bool IsBetterThan(VrrpNetworkNode other) => Router!.EffectivePriority != other.Router!.EffectivePriority
        ? Router.EffectivePriority > other.Router.EffectivePriority
        : Address.Low > other.Address.Low;

    public override string ToString() => $"{Address.HostText} {Router?.State.ToString() ?? "dead"} {Router?.EffectivePriority} in {Component}";
}
