using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Network;

/// <summary>Whoever takes what a <see cref="VrrpSocket"/> receives. Called on its loop; it must not throw.</summary>
public interface IVrrpObserver
{
    /// <summary>A packet has come. The payload, behind the IP header, is valid during the call only.</summary>
    /// <param name="hops">Time to live or hop limit, as it was received.</param>
    void PacketReceived(ReadOnlySpan<byte> payload, NetworkAddress source, NetworkAddress destination, int hops);
}
