using ActorProxy.Actors;

namespace ActorProxy.Node.Connections;

/// <summary>The deadline of whatever a connection waits for just now.</summary>
internal sealed class PhaseTimer(ConnectionActor connection) : LoopTimer
{
    protected override void Expire() => connection.PhaseTimedOut();
}
