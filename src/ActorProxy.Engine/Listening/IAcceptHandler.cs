using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Listening;

/// <summary>Takes what one loop accepts from one listening socket.</summary>
public interface IAcceptHandler
{
    /// <summary>Asked before each accept: true reserves a place for the connection, false leaves it in the kernel's queue.</summary>
    bool MayAccept(AcceptSource source);

    /// <summary>The reserved place is not needed: nothing was waiting, or the accept failed.</summary>
    void OnNothing(AcceptSource source);

    /// <summary>A connection has been accepted; the receiver owns <paramref name="descriptor"/> and the reserved place from now on.</summary>
    void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer);

    /// <summary>The machine can't give what an accept needs (descriptors, memory): pause and try again later.</summary>
    void OnExhausted(AcceptSource source, int error);

    /// <summary>The listening socket itself is broken.</summary>
    void OnBroken(AcceptSource source, int error);
}
