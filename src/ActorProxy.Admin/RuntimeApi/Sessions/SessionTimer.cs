using ActorProxy.Actors;

namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>The deadline of whatever a session waits for from its client.</summary>
internal sealed class SessionTimer(LoopCompletion<bool> wait) : LoopTimer
{
    protected override void Expire() => wait.Complete(false);
}
