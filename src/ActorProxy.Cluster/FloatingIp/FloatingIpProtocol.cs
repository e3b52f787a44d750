using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;
using ActorProxy.Engine.Network;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>What the actor of one virtual router is told.</summary>
internal static class FloatingIpProtocol
{
    internal interface ICommand;

    /// <summary>Its interface, or one that it tracks, is what it is said to be from now on.</summary>
    internal sealed record LinkChanged(NetworkLink Link) : ICommand;

    /// <summary>An address of its own has gone from the interface, and it was not the router that removed it.</summary>
    internal sealed record AddressLost(InterfaceAddress Address) : ICommand;

    /// <summary>Give the addresses up, telling the others, and answer once they are off the interface. It takes nothing again.</summary>
    internal sealed record Leave(TaskCompletionSource Answer) : ICommand;

    /// <summary>Give the addresses up, telling the others, and take them only while nobody else does, until <see cref="Resume"/>. Answered once another node is known to have them.</summary>
    internal sealed record StandAside(TaskCompletionSource Answer) : ICommand;

    /// <summary>Take part as before <see cref="StandAside"/>.</summary>
    internal sealed record Resume : ICommand;

    /// <summary>This is what the router is to the cluster now.</summary>
    internal sealed record TakeRole(RouterRole Role) : ICommand;

    /// <summary>The node that advertises from this address is known to have ended.</summary>
    internal sealed record OwnerIsGone(NetworkAddress Source) : ICommand;

    /// <summary>The configuration says this now, of the same virtual router.</summary>
    internal sealed record Replan(FloatingIpPlan Plan) : ICommand;

    /// <summary>A backend that is tracked may be doing otherwise.</summary>
    internal sealed record Look : ICommand;

    /// <summary>Something may have left neighbours with a wrong idea of where the addresses are.</summary>
    internal sealed record AnnounceAgain : ICommand;

    internal sealed record GetSnapshot(TaskCompletionSource<FloatingIpSnapshot> Answer) : ICommand;
}
