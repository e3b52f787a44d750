using ActorProxy.Actors;

namespace ActorProxy.Tests.Actors;

/// <summary>An actor whose behaviour a test writes in place: what it does at each event, and steps sent to it to carry out.</summary>
internal sealed class ScriptedActor : Actor<object>
{
    public Action<ScriptedActor>? OnStart { get; init; }

    public Action<ScriptedActor>? OnStop { get; init; }

    public Action<ScriptedActor, object>? OnMessage { get; init; }

    public Action<ScriptedActor, IActorRef>? OnTerminated { get; init; }

    public Func<SupervisorStrategy> Supervision { get; init; } = () => SupervisorStrategy.Stopping;

    /// <summary>For what one step leaves for the next.</summary>
    public Dictionary<string, object> Notes { get; } = [];

    public IActorRef<object> Me => Self;

    public ActorSystem Everything => System;

    public EventLoop Home => Loop;

    protected internal override SupervisorStrategy Strategy => Supervision();

    public IActorRef<TChild> Start<TChild>(Actor<TChild> child, ActorName name, Placement placement = default)
        where TChild : class
        => ActorOf(child, name, placement);

    public IActorRef<TChild> Start<TChild>(Func<Actor<TChild>> child, ActorName name, Placement placement = default)
        where TChild : class
        => ActorOf(child, name, placement);

    public void StartWatching(IActorRef target) => Watch(target);

    public void StopWatching(IActorRef target) => Unwatch(target);

    public void End(IActorRef target) => Stop(target);

    public void EndSelf() => StopSelf();

    public void Await(Task task) => AwaitBeforeNext(task);

    public void PipeToSelf<TResult>(Task<TResult> task, Func<TResult, object> onSuccess, Func<Exception, object> onFailure)
        => Pipe(task, onSuccess, onFailure);

    public MessageTimer<object> Later(TimeSpan delay, object message) => Schedule(delay, message);

    public void FailLater(Exception error) => FailWith(error);

    public void DidNotExpect(object message) => Unhandled(message);

    protected override void PreStart() => OnStart?.Invoke(this);

    protected override void PostStop() => OnStop?.Invoke(this);

    protected override void Terminated(IActorRef who) => OnTerminated?.Invoke(this, who);

    protected override void Receive(object message)
    {
        if (message is ActorStep step)
            step.CarryOut(this);
        else if (OnMessage is null)
            Unhandled(message);
        else
            OnMessage(this, message);
    }
}
