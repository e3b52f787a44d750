namespace ActorProxy.Actors;

/// <summary>Someone with a lifetime, a mailbox and a parent, who handles one message at a time.</summary>
/// <remarks>
/// A pinned actor runs only on its loop's thread, and so does every <c>await</c> within it; a shared one
/// (<see cref="Placement.Shared"/>) runs on the thread of whoever tells it something. Either way its fields need no lock.
/// </remarks>
public abstract class Actor<TMessage>
    where TMessage : class
{
    private ActorCell<TMessage>? _cell;

    /// <summary>This actor's own address.</summary>
    protected IActorRef<TMessage> Self => Cell;

    protected ActorSystem System => Cell.System;

    /// <summary>The loop whose timers and sockets this actor uses.</summary>
    protected EventLoop Loop => Cell.Home;

    /// <summary>What happens to a child that fails; the reason stands at the override.</summary>
    protected internal virtual SupervisorStrategy Strategy => SupervisorStrategy.Stopping;

    private ActorCell<TMessage> Cell => _cell ?? throw new InvalidOperationException("An actor has its address and its context only once it is started.");

    /// <summary>Handles one message.</summary>
    protected abstract void Receive(TMessage message);

    /// <summary>Called once before the first message, and again for a fresh instance after a restart.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Called once after the last message, when all children have ended, even if <see cref="PreStart"/> failed; also before a restart replaces this instance.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>An actor that this one watches has stopped.</summary>
    protected virtual void Terminated(IActorRef who)
    {
    }

    /// <summary>Starts a child that can't be started afresh: its failure ends it.</summary>
    protected IActorRef<TChild> ActorOf<TChild>(Actor<TChild> child, ActorName name, Placement placement = default)
        where TChild : class
        => ActorSystem.StartBelow(Cell, child, null, name, placement);

    /// <summary>Starts a child whose instances <paramref name="factory"/> makes: the first, and one for each restart.</summary>
    protected IActorRef<TChild> ActorOf<TChild>(Func<Actor<TChild>> factory, ActorName name, Placement placement = default)
        where TChild : class
        => ActorSystem.StartBelow(Cell, factory(), factory, name, placement);

    /// <summary>Asks to be told by <see cref="Terminated"/> when <paramref name="target"/> stops, or has stopped already.</summary>
    protected void Watch(IActorRef target) => ((ActorCell)target).WatchBy(Cell);

    /// <summary>Takes a <see cref="Watch"/> back. A notice that is under way already still arrives.</summary>
    protected void Unwatch(IActorRef target) => ((ActorCell)target).UnwatchBy(Cell);

    /// <summary>Stops an actor, its children first, after what it was told before.</summary>
    protected static void Stop(IActorRef target) => ((ActorCell)target).RequestStop();

    /// <summary>Stops this actor after the message at hand; messages that wait already are dead letters.</summary>
    protected void StopSelf() => Cell.Leave();

    /// <summary>Counts a message that this actor does not expect in its present state.</summary>
    protected void Unhandled(TMessage message) => System.CountUnhandled();

    /// <summary>Sends <paramref name="message"/> to this actor after <paramref name="delay"/>, unless cancelled.</summary>
    protected MessageTimer<TMessage> Schedule(TimeSpan delay, TMessage message)
    {
        var timer = new MessageTimer<TMessage>(Cell, message);
        Loop.StartTimer(timer, delay);
        return timer;
    }

    /// <summary>Holds further messages back until <paramref name="task"/> is done. Its failure or cancellation is this actor's failure.</summary>
    /// <remarks>A stop does not wait: close in <see cref="PostStop"/> what the task waits for.</remarks>
    protected void AwaitBeforeNext(Task task) => Cell.AwaitBeforeNext(this, task);

    /// <summary>Lets <paramref name="task"/> run beside the mailbox; its outcome comes back as a message.</summary>
    /// <remarks>The functions run on the task's thread: they wrap the outcome and touch nothing of the actor. What they throw is its failure.</remarks>
    protected void Pipe<TResult>(Task<TResult> task, Func<TResult, TMessage> onSuccess, Func<Exception, TMessage> onFailure)
    {
        task.ContinueWith(
            done =>
            {
                try
                {
#pragma warning disable RS0030 // The task is done: nothing waits.
                    Cell.Tell(ErrorOf(done) is { } error ? onFailure(error) : onSuccess(done.Result));
#pragma warning restore RS0030
                }
#pragma warning disable CA1031 // Supervision decides; without it the outcome would be lost in a task that nobody observes.
                catch (Exception error)
#pragma warning restore CA1031
                {
                    FailWith(error);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Ends this actor when <paramref name="task"/>, its life's work, is done. The task's failure is this actor's failure.</summary>
    protected void StopAfter(Task task)
    {
        if (task.IsCompleted)
        {
            EndWork(ErrorOf(task));
            return;
        }

        // With the loop's context, in which the task ends: so what follows runs in that same turn. Without a context it would go to the
        // thread pool, because the base library runs nothing inline on a thread that has one.
        task.GetAwaiter().UnsafeOnCompleted(() => EndWork(ErrorOf(task)));
    }

    /// <summary>Ends this actor, whose life's work is done or has failed. For work that reports its own end; <see cref="StopAfter"/> is for any other.</summary>
    protected void EndWork(Exception? error = null) => Cell.EndWork(this, error);

    /// <summary>Reports a failure from code that runs outside a message, such as a socket's callback: supervision takes over.</summary>
    protected void FailWith(Exception error) => Cell.Send(new Signal(SignalKind.Failed, this, error));

    internal void Bind(ActorCell<TMessage> cell)
        => _cell = _cell is null ? cell : throw new InvalidOperationException($"{_cell.Path} has this instance already: each actor needs one of its own.");

    internal void EndAwait(Task done) => Cell.Send(new Signal(SignalKind.TaskEnded, this, ErrorOf(done)));

    internal void CallReceive(TMessage message) => Receive(message);

    internal void CallPreStart() => PreStart();

    internal void CallPostStop() => PostStop();

    internal void CallTerminated(IActorRef who) => Terminated(who);

    private static Exception? ErrorOf(Task done)
        => done.IsCanceled ? new TaskCanceledException(done) : done.Exception?.InnerException;
}
