using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Listening;

/// <summary>Takes what one loop accepts from one listening socket.</summary>
public interface IAcceptHandler
{
    /// <summary>A connection has been accepted; the receiver owns <paramref name="descriptor"/> from now on. False asks to stop accepting for now.</summary>
    bool OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer);

    /// <summary>The machine can't give what an accept needs (descriptors, memory): pause and try again later.</summary>
    void OnExhausted(AcceptSource source, int error);

    /// <summary>The listening socket itself is broken.</summary>
    void OnBroken(AcceptSource source, int error);
}
