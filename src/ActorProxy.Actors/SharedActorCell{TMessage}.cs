namespace ActorProxy.Actors;

/// <summary>The cell of an actor that runs on whichever thread tells it something, one message at a time.</summary>
/// <remarks>
/// The teller runs the actor at once when nobody else does; otherwise the message is left to the one who does.
/// So a question from any loop costs no thread switch and the answer is often there before <c>Tell</c> returns.
/// A thread that has run <see cref="MessagesPerRun"/> messages hands the rest to the home loop: its own sockets wait.
/// </remarks>
internal sealed class SharedActorCell<TMessage> : ActorCell<TMessage>, ILoopWork
    where TMessage : class
{
    private const int MessagesPerRun = 256;

    private readonly Lock _gate = new();
    private readonly Queue<object> _waiting = new();
    private readonly SharedSynchronizationContext _context;
    private Rest? _rest;
    private bool _isTaken;

    internal SharedActorCell(EventLoop home, ActorCell? parent, ActorName name, Actor<TMessage> actor, Func<Actor<TMessage>>? factory)
        : base(home, parent, name, actor, factory)
        => _context = new SharedSynchronizationContext(this);

    internal override bool IsShared => true;

    internal override void Send(object message)
    {
        var isTooDeep = SharedRun.Depth >= SharedRun.DeepestCall;
        lock (_gate)
        {
            if (_isTaken || isTooDeep)
                _waiting.Enqueue(message);
            if (_isTaken)
                return;
            _isTaken = true;
        }

        if (!isTooDeep)
            RunFrom(message);
        else if (!Home.TryRun(this))
            RunWaiting();
    }

    /// <summary>On the home loop: takes over what waits, for the end of the batch. As a message it could come round a thousand times before the sockets do.</summary>
    public void Run() => Home.Defer(_rest ??= new Rest(this));

    private void RunFrom(object message)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_context);
        SharedRun.Depth++;
        for (var budget = MessagesPerRun; ; budget--)
        {
            Deliver(message);
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isTaken = false;
                    break;
                }
            }

            if (budget <= 0 && Home.TryRun(this))
                break;
            message = NextWaiting();
        }

        // From here on the actor may be running elsewhere: nothing of it is touched.
        SharedRun.Depth--;
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    private void RunWaiting() => RunFrom(NextWaiting());

    private object NextWaiting()
    {
        lock (_gate)
            return _waiting.Dequeue();
    }

    private sealed class Rest(SharedActorCell<TMessage> cell) : Deferred
    {
        protected internal override void RunDeferred() => cell.RunWaiting();
    }
}
