using ActorProxy.Actors;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>An actor with nothing of its own.</summary>
public sealed class IdleActor : Actor<object>
{
    protected override void Receive(object message) => Unhandled(message);
}
