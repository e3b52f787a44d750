namespace ActorProxy.Actors;

/// <summary>Calls somebody on a loop's thread at a time.</summary>
public sealed class LoopAlarm(Action onExpire) : LoopTimer
{
    protected internal override void Expire() => onExpire();
}
