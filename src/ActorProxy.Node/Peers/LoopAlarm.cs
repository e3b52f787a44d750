using ActorProxy.Actors;

namespace ActorProxy.Node.Peers;

/// <summary>Calls somebody on a loop's thread at a time.</summary>
internal sealed class LoopAlarm(Action onExpire) : LoopTimer
{
    protected override void Expire() => onExpire();
}
