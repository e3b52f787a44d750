using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors.UnderLoad;

/// <summary>What was told and what became of it, counted by everyone who takes part in a load.</summary>
internal sealed class Ledger
{
    private long _sent;
    private long _received;

    public long Sent => Volatile.Read(ref _sent);

    public long Received => Volatile.Read(ref _received);

    public void Tell(IActorRef<object> target, object message)
    {
        Interlocked.Increment(ref _sent);
        target.Tell(message);
    }

    public void CountReceived() => Interlocked.Increment(ref _received);
}
