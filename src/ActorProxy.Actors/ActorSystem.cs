namespace ActorProxy.Actors;

/// <summary>The event loops of a process and the tree of actors on them.</summary>
public sealed class ActorSystem
{
    /// <summary>Set in <see cref="_adoptions"/> when the root takes no more children.</summary>
    private const int RefusesAdoptions = 1 << 30;

    private readonly ActorSystemSettings _settings;
    private readonly EventLoop[] _loops;
    private readonly ActorCell<object> _root;
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _deadLetters;
    private long _unhandled;
    private int _adoptions;

    public ActorSystem(ActorSystemSettings settings)
    {
        _settings = settings;
        _loops = new EventLoop[settings.Loops > 0 ? settings.Loops : Environment.ProcessorCount];
        for (var i = 0; i < _loops.Length; i++)
            _loops[i] = new EventLoop(this, i, settings.MaxPollEvents);
        _root = new ActorCell<object>(_loops[0], null, settings.Name, new Guardian(), null);
        foreach (var loop in _loops)
            loop.Start();
        _root.Send(Signal.Start);
    }

    public IReadOnlyList<EventLoop> Loops => _loops;

    /// <summary>Messages told to actors that had stopped.</summary>
    /// <remarks>A message that owns something, such as a descriptor, implements <see cref="IDisposable"/>: as a dead letter it is disposed of, on any thread.</remarks>
    public long DeadLetters => Volatile.Read(ref _deadLetters);

    /// <summary>Messages that came when their actor did not expect them.</summary>
    public long UnhandledMessages => Volatile.Read(ref _unhandled);

    /// <summary>Done when every actor has stopped and the loops have ended.</summary>
    public Task WhenTerminated => _terminated.Task;

    /// <summary>Starts an actor below the root. For any thread. Once the system terminates, the actor never starts: it is a stopped one.</summary>
    public IActorRef<TMessage> ActorOf<TMessage>(Func<Actor<TMessage>> factory, ActorName name, Placement placement = default)
        where TMessage : class
    {
        var cell = NewCell(_root, factory(), factory, name, placement);
        if (TryBeginAdoption())
            _root.Send(new Signal(SignalKind.Adopt, cell));
        else
            cell.EndUnstarted();
        return cell;
    }

    /// <summary>Stops every actor, children before parents, then the loops. For any thread.</summary>
    public Task Terminate()
    {
        _root.RequestStop();
        return _terminated.Task;
    }

    /// <summary>Stops one actor, its children first, after what it was told before. For any thread.</summary>
    public static void Stop(IActorRef target) => ((ActorCell)target).RequestStop();

    internal static IActorRef<TMessage> StartBelow<TMessage>(ActorCell parent, Actor<TMessage> actor, Func<Actor<TMessage>>? factory, ActorName name, Placement placement)
        where TMessage : class
    {
        var cell = NewCell(parent, actor, factory, name, placement);
        parent.StartChild(cell);
        return cell;
    }

    internal void CountDeadLetter() => Interlocked.Increment(ref _deadLetters);

    internal void CountUnhandled() => Interlocked.Increment(ref _unhandled);

    internal void Report(ActorFailure failure)
    {
        try
        {
            _settings.OnFailure?.Invoke(failure);
        }
#pragma warning disable CA1031 // Supervision can't go on half-way: better a clear end than an actor that is stuck for good.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Environment.FailFast($"The callback for failures failed itself, at the failure of {failure.Path}. It must not throw.", error);
        }
    }

    /// <summary>True while actors made from outside are on their way to the root.</summary>
    internal bool HasAdoptions => Volatile.Read(ref _adoptions) != RefusesAdoptions;

    internal void RefuseAdoptions() => Interlocked.Or(ref _adoptions, RefusesAdoptions);

    internal void EndAdoption() => Interlocked.Decrement(ref _adoptions);

    internal void OnRootStopped()
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

    private bool TryBeginAdoption()
    {
        // Never counted and then taken back: the root could see the count in between and wait for an actor that does not come.
        for (var seen = Volatile.Read(ref _adoptions); (seen & RefusesAdoptions) == 0;)
        {
            var before = Interlocked.CompareExchange(ref _adoptions, seen + 1, seen);
            if (before == seen)
                return true;
            seen = before;
        }

        return false;
    }

    private static ActorCell<TMessage> NewCell<TMessage>(ActorCell parent, Actor<TMessage> actor, Func<Actor<TMessage>>? factory, ActorName name, Placement placement)
        where TMessage : class
    {
        var home = placement.Loop ?? parent.Home;
        return placement.IsShared
            ? new SharedActorCell<TMessage>(home, parent, name, actor, factory)
            : new ActorCell<TMessage>(home, parent, name, actor, factory);
    }

    /// <summary>The parent of all: what fails below it ends.</summary>
    private sealed class Guardian : Actor<object>
    {
        protected override void Receive(object message) => Unhandled(message);
    }
}
