using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Tests.Engine.Listening;

/// <summary>Takes what is accepted and closes it; counts what it was asked. Belongs to one loop, but for reading.</summary>
internal sealed class CountingHandler(int room = int.MaxValue) : IAcceptHandler
{
    private int _accepted;
    private int _reserved;

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Places that were reserved and neither used nor given back.</summary>
    public int Reserved => Volatile.Read(ref _reserved);

    /// <summary>It was asked although nobody had made it the handler of the source.</summary>
    public bool WasCalledByAnother { get; private set; }

    public bool MayAccept(AcceptSource source)
    {
        WasCalledByAnother |= source.Handler != this;
        if (_accepted + _reserved >= room)
        {
            source.Pause();
            return false;
        }

        _reserved++;
        return true;
    }

    public void OnNothing(AcceptSource source) => _reserved--;

    public void OnAccepted(AcceptSource source, int descriptor, NetworkAddress peer)
    {
        ListeningSocket.CloseDescriptor(descriptor);
        _reserved--;
        Volatile.Write(ref _accepted, _accepted + 1);
    }

    public void OnExhausted(AcceptSource source, int error) => throw new InvalidOperationException($"The accept failed with {error}.");

    public void OnBroken(AcceptSource source, int error) => throw new InvalidOperationException($"The accept failed with {error}.");
}
