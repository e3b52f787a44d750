using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>Calls somebody at the end of the batch of events at hand.</summary>
internal sealed class LoopTurn(Action onTurn) : Deferred
{
    protected override void RunDeferred() => onTurn();
}
