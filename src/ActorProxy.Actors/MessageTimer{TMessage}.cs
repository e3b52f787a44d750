namespace ActorProxy.Actors;

/// <summary>A message that comes later.</summary>
public sealed class MessageTimer<TMessage> : LoopTimer
    where TMessage : class
{
    private readonly IActorRef<TMessage> _target;
    private readonly TMessage _message;

    internal MessageTimer(IActorRef<TMessage> target, TMessage message)
    {
        _target = target;
        _message = message;
    }

    protected internal override void Expire() => _target.Tell(_message);
}
