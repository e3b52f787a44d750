namespace ActorProxy.Actors;

/// <summary>The life of one actor: its place in the tree, its state, its watchers. What outsiders hold is a reference to this.</summary>
/// <remarks>
/// Everything but <see cref="Path"/> and <see cref="IsStopped"/> belongs to the actor's own execution: its loop's thread,
/// or for a shared actor the thread that runs it just now. The order of events is written down in LIFECYCLE.md.
/// </remarks>
public abstract partial class ActorCell : IActorRef
{
    private readonly ActorName _name;
    private ChildList _children;
    private WatcherSet _watchers;
    private Queue<object>? _stash;
    private int _awaited;
    private volatile CellState _state;

    private protected ActorCell(EventLoop home, ActorCell? parent, ActorName name)
    {
        Home = home;
        Parent = parent;
        _name = name;
    }

    public ActorSystem System => Home.System;

    /// <summary>The loop that the actor is pinned to; a shared actor's timers run there.</summary>
    public EventLoop Home { get; }

    public string Path => Parent is null ? "" : $"{Parent.Path}/{_name}";

    public bool IsStopped => _state == CellState.Stopped;

    internal ActorCell? Parent { get; }

    /// <summary>The neighbours among the parent's children; they belong to the parent.</summary>
    internal ActorCell? PreviousSibling { get; set; }

    internal ActorCell? NextSibling { get; set; }

    internal virtual bool IsShared => false;

    /// <summary>Brings a message or a <see cref="Signal"/> to the place where this actor runs.</summary>
    internal abstract void Send(object message);

    /// <summary>Ends the actor after what it was told before. Usable from any thread.</summary>
    internal void RequestStop() => Send(Signal.Stop);

    /// <summary>Handles one message or signal, where the actor runs.</summary>
    internal void Deliver(object message)
    {
        if (message is Signal signal)
            Handle(signal);
        else if (IsReceiving)
            Receive(message);
        else
            Hold(message);
    }

    /// <summary>Has <paramref name="watcher"/> told when this cell has stopped. In the watcher's execution.</summary>
    internal void WatchBy(ActorCell watcher)
    {
        if (watcher.MayTouch(this))
            AddWatcher(watcher);
        else
            Send(new Signal(SignalKind.Watch, watcher));
    }

    /// <summary>Takes <see cref="WatchBy"/> back. In the watcher's execution.</summary>
    internal void UnwatchBy(ActorCell watcher)
    {
        if (watcher.MayTouch(this))
            _watchers.Remove(watcher);
        else
            Send(new Signal(SignalKind.Unwatch, watcher));
    }

    /// <summary>Takes a new cell among the children and starts it. One that is made while this one ends is ended in turn.</summary>
    internal void StartChild(ActorCell child)
    {
        if (_state != CellState.Stopped)
            _children.Add(child);

        // At once where possible: a connection's first system calls then happen in the turn that accepted it.
        if (!child.IsShared && EventLoop.Current == child.Home)
            child.StartNow();
        else
            child.Send(Signal.Start);
        if (_state is CellState.Restarting or CellState.Stopping or CellState.Stopped)
            child.RequestStop();
    }

    /// <summary>True when both are pinned to one loop, so that what one does to the other keeps its order without a signal.</summary>
    private bool MayTouch(ActorCell other)
        => Home == other.Home && !IsShared && !other.IsShared && EventLoop.Current == Home;

    private void AddWatcher(ActorCell watcher)
    {
        if (_state == CellState.Stopped)
            watcher.Send(new Signal(SignalKind.Terminated, this));
        else
            _watchers.Add(watcher);
    }
}
