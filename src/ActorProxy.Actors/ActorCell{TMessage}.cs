using System.Runtime.CompilerServices;

namespace ActorProxy.Actors;

/// <summary>The cell of an actor that understands <typeparamref name="TMessage"/>, pinned to its home loop.</summary>
internal class ActorCell<TMessage> : ActorCell, IActorRef<TMessage>
    where TMessage : class
{
    private readonly Func<Actor<TMessage>>? _factory;
    private Actor<TMessage>? _actor;

    internal ActorCell(EventLoop home, ActorCell? parent, ActorName name, Actor<TMessage> actor, Func<Actor<TMessage>>? factory)
        : base(home, parent, name)
    {
        _factory = factory;
        _actor = actor;
        actor.Bind(this);
    }

    private protected override SupervisorStrategy Strategy => _actor?.Strategy ?? SupervisorStrategy.Stopping;

    private protected override bool CanRestart => _factory is not null;

    private protected override bool HasInstance => _actor is not null;

    public void Tell(TMessage message) => Send(message);

    internal override void Send(object message) => Home.Enqueue(this, message);

    /// <summary>Holds messages back until <paramref name="task"/> is done; its failure is the actor's failure.</summary>
    internal void AwaitBeforeNext(Actor<TMessage> instance, Task task)
    {
        if (task.IsCompletedSuccessfully)
            return;
        BeginAwait();
        task.ContinueWith(
            static (done, instance) => ((Actor<TMessage>)instance!).EndAwait(done),
            instance,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>What an instance lived for is done: it leaves, or fails with <paramref name="error"/>. For any thread.</summary>
    internal void EndWork(Actor<TMessage> instance, Exception? error)
    {
        if (!IsShared && EventLoop.Current == Home)
            OnWorkEnded(instance, error);
        else
            Send(new Signal(SignalKind.WorkEnded, instance, error));
    }

    private protected override bool IsCurrent(object instance) => _actor == instance;

    private protected override void OnStart() => _actor!.CallPreStart();

    private protected override void OnStop()
    {
        var actor = _actor!;

        // Forgotten first: each instance is let go once, even when that fails, and a reference kept somewhere holds no actor.
        _actor = null;
        actor.CallPostStop();
    }

    private protected override void Renew()
    {
        var actor = _factory!();
        actor.Bind(this);
        _actor = actor;
    }

    private protected override void OnTerminated(IActorRef who) => _actor!.CallTerminated(who);

    private protected override void Receive(object message)
    {
        try
        {
            // Only Tell(TMessage) sends what is no signal, so the type is known.
            _actor!.CallReceive(Unsafe.As<TMessage>(message));
        }
#pragma warning disable CA1031 // Whatever an actor throws is its parent's to judge: that is what supervision means.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
    }
}
