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

    internal sealed record GetSnapshot(TaskCompletionSource<FloatingIpSnapshot> Answer) : ICommand;
}
