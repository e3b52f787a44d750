namespace ActorProxy.Actors;

/// <summary>The cell of an actor that runs on whichever thread tells it something, one message at a time.</summary>
/// <remarks>
/// The teller runs the actor at once when nobody else does; otherwise the message is left to the one who does.
/// So a question from any loop costs no thread switch and the answer is often there before <c>Tell</c> returns.
/// </remarks>
internal sealed class SharedActorCell<TMessage> : ActorCell<TMessage>
    where TMessage : class
{
    private readonly Lock _gate = new();
    private readonly Queue<object> _waiting = new();
    private Thread? _runner;

    internal SharedActorCell(ActorSystem system, EventLoop home, ActorCell? parent, ActorName name, Actor<TMessage> actor, Func<Actor<TMessage>>? factory)
        : base(system, home, parent, name, actor, factory)
    {
    }

    internal override bool RunsHere => Volatile.Read(ref _runner) == Thread.CurrentThread;

    internal override void Send(object message)
    {
        lock (_gate)
        {
            if (_runner is not null)
            {
                _waiting.Enqueue(message);
                return;
            }

            _runner = Thread.CurrentThread;
        }

        while (true)
        {
            Deliver(message);
            lock (_gate)
            {
                if (!_waiting.TryDequeue(out message!))
                {
                    _runner = null;
                    return;
                }
            }
        }
    }
}
