namespace ActorProxy.Actors;

/// <summary>The life of one actor: its place in the tree, its state, its watchers. What outsiders hold is a reference to this.</summary>
/// <remarks>
/// Everything but <see cref="Path"/> and <see cref="IsStopped"/> belongs to the actor's own execution: its loop's thread,
/// or for a shared actor the thread that runs it just now. The order of events is written down in LIFECYCLE.md.
/// </remarks>
public abstract class ActorCell : IActorRef
{
    private readonly ActorName _name;
    private ActorCell? _firstChild;
    private ActorCell? _previousSibling;
    private ActorCell? _nextSibling;
    private object? _watchers;
    private RestartRecord? _restarts;
    private volatile CellState _state;

    private protected ActorCell(ActorSystem system, EventLoop home, ActorCell? parent, ActorName name)
    {
        System = system;
        Home = home;
        Parent = parent;
        _name = name;
    }

    public ActorSystem System { get; }

    /// <summary>The loop that the actor is pinned to; a shared actor's timers run there.</summary>
    public EventLoop Home { get; }

    public string Path => Parent is null ? "" : $"{Parent.Path}/{_name}";

    public bool IsStopped => _state == CellState.Stopped;

    internal ActorCell? Parent { get; }

    private protected CellState State => _state;

    private protected bool HasChildren => _firstChild is not null;

    private protected abstract SupervisorStrategy Strategy { get; }

    /// <summary>Brings a message or a <see cref="Signal"/> to the place where this actor runs.</summary>
    internal abstract void Send(object message);

    /// <summary>Handles one message or signal, where the actor runs.</summary>
    internal abstract void Deliver(object message);

    /// <summary>Ends the actor after the message at hand. Usable from any thread.</summary>
    internal void RequestStop() => Send(Signal.Stop);

    internal void AttachChild(ActorCell child)
    {
        child._nextSibling = _firstChild;
        if (_firstChild is not null)
            _firstChild._previousSibling = child;
        _firstChild = child;
    }

    internal void AddWatcher(ActorCell watcher)
    {
        if (_state == CellState.Stopped)
        {
            watcher.Send(new Signal(SignalKind.Terminated, this));
            return;
        }

        switch (_watchers)
        {
            case null:
                _watchers = watcher;
                break;
            case List<ActorCell> many:
                if (!many.Contains(watcher))
                    many.Add(watcher);
                break;
            case ActorCell one when one != watcher:
                _watchers = new List<ActorCell> { one, watcher };
                break;
        }
    }

    internal void RemoveWatcher(ActorCell watcher)
    {
        if (_watchers == watcher)
            _watchers = null;
        else if (_watchers is List<ActorCell> many)
            many.Remove(watcher);
    }

    /// <summary>True when this cell's fields may be touched by the caller right now.</summary>
    internal abstract bool RunsHere { get; }

    private protected void HandleSignal(Signal signal)
    {
        switch (signal.Kind)
        {
            case SignalKind.Start:
                StartNow();
                break;
            case SignalKind.Stop:
                BeginStop();
                break;
            case SignalKind.Restart:
                BeginRestart();
                break;
            case SignalKind.Resume:
                if (_state == CellState.Failed)
                {
                    _state = CellState.Running;
                    ReplayStash();
                }

                break;
            case SignalKind.Adopt:
                Adopt(signal.Who!);
                break;
            case SignalKind.ChildFailed:
                Supervise(signal.Who!, signal.Error!);
                break;
            case SignalKind.ChildStopped:
                DetachChild(signal.Who!);
                break;
            case SignalKind.Watch:
                AddWatcher(signal.Who!);
                break;
            case SignalKind.Unwatch:
                RemoveWatcher(signal.Who!);
                break;
            case SignalKind.Terminated:
                if (_state == CellState.Running)
                    Guarded(signal.Who!, static (cell, who) => cell.OnTerminated(who));
                break;
            case SignalKind.TaskEnded:
                OnTaskEnded(signal.Error);
                break;
            case SignalKind.Failed:
                Fail(signal.Error!);
                break;
        }
    }

    internal void StartNow()
    {
        if (_state != CellState.Created)
            return;
        _state = CellState.Running;
        Guarded(this, static (cell, _) => cell.OnStart());
        if (_state == CellState.Running)
            ReplayStash();
    }

    /// <summary>Runs actor code; what it throws is a failure for the parent to decide.</summary>
    private protected void Guarded(ActorCell argument, Action<ActorCell, ActorCell> body)
    {
        try
        {
            body(this, argument);
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
    }

    private protected void Fail(Exception error)
    {
        if (_state is CellState.Stopping or CellState.Stopped or CellState.Restarting)
        {
            System.Report(new ActorFailure(Path, error, Directive.Stop));
            return;
        }

        _state = CellState.Failed;
        if (Parent is null)
        {
            System.Report(new ActorFailure(Path, error, Directive.Stop));
            BeginStop();
            return;
        }

        Parent.Send(new Signal(SignalKind.ChildFailed, this, error));
    }

    private protected abstract void OnStart();

    private protected abstract void OnRestart();

    private protected abstract void OnStop();

    private protected abstract void OnTerminated(IActorRef who);

    private protected abstract void OnTaskEnded(Exception? error);

    private protected abstract bool CanRestart { get; }

    private protected abstract void ReplayStash();

    private protected abstract void DropStash();

    private void Adopt(ActorCell child)
    {
        if (_state is CellState.Stopping or CellState.Stopped)
        {
            child.RequestStop();
            return;
        }

        AttachChild(child);
        child.Send(Signal.Start);
    }

    private void Supervise(ActorCell child, Exception error)
    {
        var decision = Strategy.Decide(error);
        if (decision == Directive.Restart && (!child.CanRestart || !MayRestart(child)))
            decision = Directive.Stop;
        System.Report(new ActorFailure(child.Path, error, decision));
        switch (decision)
        {
            case Directive.Restart:
                child.Send(Signal.Restart);
                break;
            case Directive.Resume:
                child.Send(Signal.Resume);
                break;
            case Directive.Escalate:
                child.RequestStop();
                Fail(error);
                break;
            default:
                child.RequestStop();
                break;
        }
    }

    private bool MayRestart(ActorCell child)
    {
        child._restarts ??= new RestartRecord();
        return child._restarts.TryCount(Environment.TickCount64, Strategy.MaxRestarts, Strategy.Window);
    }

    private void BeginRestart()
    {
        if (_state != CellState.Failed)
            return;
        _state = CellState.Restarting;
        StopChildren();
        if (!HasChildren)
            FinishRestart();
    }

    private void FinishRestart()
    {
        _state = CellState.Running;
        Guarded(this, static (cell, _) => cell.OnRestart());
        if (_state == CellState.Running)
            ReplayStash();
    }

    private void BeginStop()
    {
        if (_state is CellState.Stopping or CellState.Stopped)
            return;
        _state = CellState.Stopping;
        StopChildren();
        if (!HasChildren)
            FinishStop();
    }

    private void StopChildren()
    {
        for (var child = _firstChild; child is not null;)
        {
            // The child may end and leave the list within the call.
            var next = child._nextSibling;
            child.RequestStop();
            child = next;
        }
    }

    private void FinishStop()
    {
        Guarded(this, static (cell, _) => cell.OnStop());
        _state = CellState.Stopped;
        DropStash();
        var watchers = _watchers;
        _watchers = null;
        if (watchers is ActorCell one)
            one.Send(new Signal(SignalKind.Terminated, this));
        else if (watchers is List<ActorCell> many)
            foreach (var watcher in many)
                watcher.Send(new Signal(SignalKind.Terminated, this));
        if (Parent is null)
            System.RootStopped();
        else if (Parent.RunsHere)
            Parent.DetachChild(this);
        else
            Parent.Send(new Signal(SignalKind.ChildStopped, this));
    }

    private void DetachChild(ActorCell child)
    {
        if (child._previousSibling is not null)
            child._previousSibling._nextSibling = child._nextSibling;
        else if (_firstChild == child)
            _firstChild = child._nextSibling;
        else
            return;
        if (child._nextSibling is not null)
            child._nextSibling._previousSibling = child._previousSibling;
        child._previousSibling = child._nextSibling = null;
        if (_firstChild is not null)
            return;
        if (_state == CellState.Stopping)
            FinishStop();
        else if (_state == CellState.Restarting)
            FinishRestart();
    }
}
