namespace ActorProxy.Actors;

/// <content>Start, failure, restart and stop.</content>
public abstract partial class ActorCell
{
    private protected abstract bool HasInstance { get; }

    /// <summary>True for the instance that this cell runs now.</summary>
    private protected abstract bool IsCurrent(object instance);

    /// <summary>Makes a fresh instance in the place of the one that was let go.</summary>
    private protected abstract void Renew();

    private protected abstract void OnStart();

    /// <summary>Calls the instance's last code and forgets it.</summary>
    private protected abstract void OnStop();

    private void Handle(Signal signal)
    {
        switch (signal.Kind)
        {
            case SignalKind.Start:
                StartNow();
                break;
            case SignalKind.Stop when _state == CellState.Created:
                // Told to stop before the root has come to start it: what was told before the stop is still to be handled.
                StartNow();
                BeginStop();
                break;
            case SignalKind.Stop:
                BeginStop();
                break;
            case SignalKind.Restart:
                BeginRestart();
                break;
            case SignalKind.Resume:
                GoOn();
                break;
            case SignalKind.Adopt:
                Adopt(signal.Who);
                break;
            case SignalKind.ChildFailed:
                Supervise(signal.Who, signal.Error!);
                break;
            case SignalKind.ChildStopped:
                RemoveChild(signal.Who);
                break;
            case SignalKind.Watch:
                AddWatcher(signal.Who);
                break;
            case SignalKind.Unwatch:
                _watchers.Remove(signal.Who);
                break;
            case SignalKind.Terminated:
                OnWatchedStopped(signal);
                break;
            case SignalKind.TaskEnded:
                EndAwait(signal.Subject!, signal.Error);
                break;
            case SignalKind.Failed:
                FailAs(signal.Subject!, signal.Error!);
                break;
            case SignalKind.WorkEnded:
                OnWorkEnded(signal.Subject!, signal.Error);
                break;
            case SignalKind.Continue:
                Continue((PostedCallback)signal.Subject!);
                break;
        }
    }

    private void StartNow()
    {
        if (_state != CellState.Created)
            return;
        Run();
    }

    private void Run()
    {
        _state = CellState.Running;
        try
        {
            if (!HasInstance)
                Renew();
            OnStart();
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }

        HandleHeld();
    }

    private void Continue(PostedCallback callback)
    {
        try
        {
            callback.Run();
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
    }

    /// <summary>Fails, unless the error is that of an instance which a restart has replaced or a stop has let go.</summary>
    private void FailAs(object instance, Exception error)
    {
        if (IsCurrent(instance))
            Fail(error);
        else
            System.Report(new ActorFailure(Path, error, IsStopped ? Directive.Stop : Directive.Resume));
    }

    private protected void Fail(Exception error)
    {
        if (_state != CellState.Running)
        {
            // Its fate is being decided or is decided already: one more failure changes nothing, least of all the count of restarts.
            var directive = _state switch
            {
                CellState.Failed => Directive.Resume,
                CellState.Restarting => Directive.Restart,
                _ => Directive.Stop,
            };
            System.Report(new ActorFailure(Path, error, directive));
            return;
        }

        _state = CellState.Failed;
        if (Parent is not null)
        {
            Parent.Send(new Signal(SignalKind.ChildFailed, this, error));
            return;
        }

        System.Report(new ActorFailure(Path, error, Directive.Stop));
        BeginStop();
    }

    private void GoOn()
    {
        if (_state != CellState.Failed)
            return;
        if (!HasInstance)
        {
            // The factory failed: there is nothing that could go on.
            BeginStop();
            return;
        }

        _state = CellState.Running;
        HandleHeld();
    }

    private void BeginRestart()
    {
        if (_state != CellState.Failed)
            return;
        _state = CellState.Restarting;
        _children.StopAll();
        if (_children.IsEmpty)
            FinishRestart();
    }

    private void FinishRestart()
    {
        LetGo(Directive.Restart);
        if (!_children.IsEmpty)
            return;
        _awaited = 0;
        Run();
    }

    /// <summary>Closes the mailbox; the stop follows as a signal. For the actor itself.</summary>
    internal void Leave()
    {
        if (_state is CellState.Running or CellState.Failed)
            _state = CellState.Leaving;
        RequestStop();
    }

    private protected void OnWorkEnded(object instance, Exception? error)
    {
        if (error is not null)
            FailAs(instance, error);
        else if (IsCurrent(instance))
            Leave();
    }

    private void BeginStop()
    {
        if (_state is CellState.Stopping or CellState.Stopped)
            return;
        _state = CellState.Stopping;
        if (Parent is null)
            System.RefuseAdoptions();
        _children.StopAll();
        FinishStopWhenEmpty();
    }

    private void FinishStopWhenEmpty()
    {
        if (!_children.IsEmpty || (Parent is null && System.HasAdoptions))
            return;
        LetGo(Directive.Stop);
        if (!_children.IsEmpty)
            return;
        _state = CellState.Stopped;
        DropHeld();
        _watchers.Tell(this);
        if (Parent is null)
            System.OnRootStopped();
        else if (MayTouch(Parent))
            Parent.RemoveChild(this);
        else
            Parent.Send(new Signal(SignalKind.ChildStopped, this));
    }

    /// <summary>Makes a cell that nobody has started, and nobody else knows, a stopped one.</summary>
    internal void EndUnstarted() => _state = CellState.Stopped;

    /// <summary>Runs the last code of the instance, which may still make a child: then its end is awaited before this goes on.</summary>
    private void LetGo(Directive directive)
    {
        try
        {
            if (HasInstance)
                OnStop();
        }
#pragma warning disable CA1031 // An actor that can't let go is reported; it ends or starts afresh all the same.
        catch (Exception error)
#pragma warning restore CA1031
        {
            System.Report(new ActorFailure(Path, error, directive));
        }
    }

    private void RemoveChild(ActorCell child)
    {
        if (!_children.Remove(child) || !_children.IsEmpty)
            return;
        if (_state == CellState.Stopping)
            FinishStopWhenEmpty();
        else if (_state == CellState.Restarting)
            FinishRestart();
    }
}
