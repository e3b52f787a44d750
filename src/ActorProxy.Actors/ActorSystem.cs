namespace ActorProxy.Actors;

/// <summary>The event loops of a process and the tree of actors on them.</summary>
public sealed class ActorSystem
{
    private readonly ActorSystemSettings _settings;
    private readonly EventLoop[] _loops;
    private readonly ActorCell<object> _root;
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _deadLetters;
    private long _unhandled;

    public ActorSystem(ActorSystemSettings settings)
    {
        _settings = settings;
        _loops = new EventLoop[settings.Loops > 0 ? settings.Loops : Environment.ProcessorCount];
        for (var i = 0; i < _loops.Length; i++)
            _loops[i] = new EventLoop(this, i, settings.MaxPollEvents);
        _root = new ActorCell<object>(this, _loops[0], null, settings.Name, new Guardian(), null);
        foreach (var loop in _loops)
            loop.Start();
        _root.Send(Signal.Start);
    }

    public IReadOnlyList<EventLoop> Loops => _loops;

    /// <summary>Messages told to actors that had stopped.</summary>
    public long DeadLetters => Volatile.Read(ref _deadLetters);

    /// <summary>Messages that came when their actor did not expect them.</summary>
    public long UnhandledMessages => Volatile.Read(ref _unhandled);

    /// <summary>Done when every actor has stopped and the loops have ended.</summary>
    public Task WhenTerminated => _terminated.Task;

    /// <summary>Starts an actor below the root. For any thread.</summary>
    public IActorRef<TMessage> ActorOf<TMessage>(Func<Actor<TMessage>> factory, ActorName name, Placement placement = default)
        where TMessage : class
    {
        var cell = NewCell(_root, factory(), factory, name, placement);
        _root.Send(new Signal(SignalKind.Adopt, cell));
        return cell;
    }

    /// <summary>Stops every actor, children before parents, then the loops. For any thread.</summary>
    public Task Terminate()
    {
        _root.RequestStop();
        return _terminated.Task;
    }

    /// <summary>Stops one actor, its children first. For any thread.</summary>
    public static void Stop(IActorRef target) => ((ActorCell)target).RequestStop();

    internal IActorRef<TMessage> Spawn<TMessage>(ActorCell parent, Actor<TMessage> actor, Func<Actor<TMessage>>? factory, ActorName name, Placement placement)
        where TMessage : class
    {
        var cell = NewCell(parent, actor, factory, name, placement);
        parent.AttachChild(cell);

        // At once where possible: a connection's first system calls then happen in the turn that accepted it.
        if (!placement.IsShared && EventLoop.Current == cell.Home)
            cell.StartNow();
        else
            cell.Send(Signal.Start);
        return cell;
    }

    internal void CountDeadLetter(ActorCell target, object message)
    {
        _ = target;
        _ = message;
        Interlocked.Increment(ref _deadLetters);
    }

    internal void CountUnhandled(ActorCell target, object message)
    {
        _ = target;
        _ = message;
        Interlocked.Increment(ref _unhandled);
    }

    internal void Report(ActorFailure failure) => _settings.OnFailure?.Invoke(failure);

    internal void RootStopped()
    {
        foreach (var loop in _loops)
            loop.End();
        ThreadPool.UnsafeQueueUserWorkItem(
            static system =>
            {
                foreach (var loop in system._loops)
                    loop.Join();
                system._terminated.TrySetResult();
            },
            this,
            preferLocal: false);
    }

    private ActorCell<TMessage> NewCell<TMessage>(ActorCell parent, Actor<TMessage> actor, Func<Actor<TMessage>>? factory, ActorName name, Placement placement)
        where TMessage : class
    {
        var home = placement.Loop ?? parent.Home;
        return placement.IsShared
            ? new SharedActorCell<TMessage>(this, home, parent, name, actor, factory)
            : new ActorCell<TMessage>(this, home, parent, name, actor, factory);
    }

    /// <summary>The parent of all: what fails below it ends.</summary>
    private sealed class Guardian : Actor<object>
    {
        protected override void Receive(object message) => Unhandled(message);
    }
}
