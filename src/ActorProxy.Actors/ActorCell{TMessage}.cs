namespace ActorProxy.Actors;

/// <summary>The cell of an actor that understands <typeparamref name="TMessage"/>.</summary>
internal class ActorCell<TMessage> : ActorCell, IActorRef<TMessage>
    where TMessage : class
{
    private readonly Func<Actor<TMessage>>? _factory;
    private Actor<TMessage> _actor;
    private Queue<object>? _stash;
    private bool _isAwaiting;

    internal ActorCell(ActorSystem system, EventLoop home, ActorCell? parent, ActorName name, Actor<TMessage> actor, Func<Actor<TMessage>>? factory)
        : base(system, home, parent, name)
    {
        _factory = factory;
        _actor = actor;
        actor.Bind(this);
    }

    internal override bool RunsHere => EventLoop.Current == Home;

    private protected override SupervisorStrategy Strategy => _actor.Strategy;

    private protected override bool CanRestart => _factory is not null;

    public void Tell(TMessage message) => Send(message);

    internal override void Send(object message) => Home.Enqueue(this, message);

    internal override void Deliver(object message)
    {
        if (message is Signal signal)
        {
            HandleSignal(signal);
            return;
        }

        switch (State)
        {
            case CellState.Running when !_isAwaiting:
                Receive((TMessage)message);
                break;
            case CellState.Running or CellState.Created or CellState.Failed or CellState.Restarting:
                (_stash ??= new Queue<object>()).Enqueue(message);
                break;
            default:
                System.CountDeadLetter(this, message);
                break;
        }
    }

    /// <summary>Holds messages back until <paramref name="task"/> is done; its failure is the actor's failure.</summary>
    internal void AwaitBeforeNext(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        _isAwaiting = true;
        task.ContinueWith(
            static (done, cell) => ((ActorCell<TMessage>)cell!).Send(new Signal(SignalKind.TaskEnded, null, done.Exception?.InnerException ?? done.Exception)),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private protected override void OnTaskEnded(Exception? error)
    {
        _isAwaiting = false;
        if (State != CellState.Running)
            return;
        if (error is not null)
            Fail(error);
        else
            ReplayStash();
    }

    private protected override void OnStart() => _actor.CallPreStart();

    private protected override void OnRestart()
    {
        _actor.CallPostStop();
        _actor = _factory!();
        _actor.Bind(this);
        _actor.CallPreStart();
    }

    private protected override void OnStop() => _actor.CallPostStop();

    private protected override void OnTerminated(IActorRef who) => _actor.CallTerminated(who);

    private protected override void ReplayStash()
    {
        while (_stash is { Count: > 0 } && State == CellState.Running && !_isAwaiting)
            Receive((TMessage)_stash.Dequeue());
        if (_stash is { Count: 0 })
            _stash = null;
    }

    private protected override void DropStash()
    {
        while (_stash is { Count: > 0 })
            System.CountDeadLetter(this, _stash.Dequeue());
        _stash = null;
    }

    private void Receive(TMessage message)
    {
        try
        {
            _actor.CallReceive(message);
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
    }
}
