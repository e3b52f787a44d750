namespace ActorProxy.Actors;

/// <content>What is held back, and when it is handled after all.</content>
public abstract partial class ActorCell
{
    /// <summary>True when the next message can be handled at once: then nothing is held back either.</summary>
    private bool IsReceiving => _state == CellState.Running && _awaited == 0;

    /// <summary>Holds messages back until one more task is done.</summary>
    private protected void BeginAwait() => _awaited++;

    private protected abstract void Receive(object message);

    private protected abstract void OnTerminated(IActorRef who);

    private void Hold(object message)
    {
        if (_state is CellState.Leaving or CellState.Stopping or CellState.Stopped)
            CountDeadLetter(message);
        else
            (_stash ??= new Queue<object>()).Enqueue(message);
    }

    private void HandleHeld()
    {
        while (IsReceiving && _stash is not null && _stash.TryDequeue(out var message))
            Deliver(message);
        if (_stash is { Count: 0 })
            _stash = null;
    }

    private void DropHeld()
    {
        while (_stash is not null && _stash.TryDequeue(out var message))
            CountDeadLetter(message);
        _stash = null;
    }

    /// <summary>What came too late for the loop itself is a dead letter, as it is for a stopped actor.</summary>
    internal void OnLoopEnded(object message) => CountDeadLetter(message);

    private void CountDeadLetter(object message)
    {
        if (message is Signal)
            return;
        System.CountDeadLetter();
        try
        {
            (message as IDisposable)?.Dispose();
        }
#pragma warning disable CA1031 // Reported; the end of an actor goes on with the next message.
        catch (Exception error)
#pragma warning restore CA1031
        {
            System.Report(new ActorFailure(Path, error, Directive.Stop));
        }
    }

    private void EndAwait(object instance, Exception? error)
    {
        if (IsCurrent(instance))
            _awaited--;

        // After a stop the outcome means nothing any more: letting go is often what broke the wait.
        if (error is not null && _state is not (CellState.Leaving or CellState.Stopping or CellState.Stopped))
            FailAs(instance, error);
        HandleHeld();
    }

    private void OnWatchedStopped(Signal terminated)
    {
        if (!IsReceiving)
        {
            Hold(terminated);
            return;
        }

        try
        {
            OnTerminated(terminated.Who);
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
    }
}
