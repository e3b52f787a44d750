using System.Collections.Concurrent;
using ActorProxy.Actors;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Actors;

/// <summary>An actor system for one test; disposing it terminates the system and fails when that takes too long.</summary>
internal sealed class TestSystem : IAsyncDisposable
{
    public TestSystem(int loops = 2) => Actors = new ActorSystem(new ActorSystemSettings { Loops = loops, OnFailure = Failures.Enqueue });

    public ActorSystem Actors { get; }

    public ConcurrentQueue<ActorFailure> Failures { get; } = new();

    public EventLoop First => Actors.Loops[0];

    public EventLoop Second => Actors.Loops[1];

    public IActorRef<object> Start(ScriptedActor actor, Placement placement = default) => Actors.ActorOf(() => actor, "actor", placement);

    public IActorRef<object> Start(Placement placement = default) => Start(new ScriptedActor(), placement);

    /// <summary>Ends when the actor is stopped and its watchers have been told.</summary>
    public static Task StoppedAsync(IActorRef actor)
        => Eventually.HoldsAsync($"{actor.Path} has stopped", () => actor.IsStopped);

    public async Task StopAsync(IActorRef actor)
    {
        ActorSystem.Stop(actor);
        await StoppedAsync(actor);
    }

    /// <summary>Ends when what was under way on the loops has been delivered: each loop is passed twice.</summary>
    public async Task SettledAsync()
    {
        for (var round = 0; round < 2; round++)
            foreach (var loop in Actors.Loops)
                await Start(Placement.On(loop)).SettledAsync();
    }

    public async ValueTask DisposeAsync() => await Actors.Terminate().WaitAsync(Deadlines.Step);
}
