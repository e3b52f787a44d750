using System.Collections.Concurrent;
using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class TerminationTests
{
    [Fact]
    public async Task Every_actor_made_while_the_system_ends_is_let_go_once_if_it_began_at_all()
    {
        for (var round = 0; round < 20; round++)
        {
            await using var system = new TestSystem();
            var begun = 0;
            var ended = 0;
            var made = new ConcurrentBag<IActorRef>();
            using var together = new Barrier(4);
            var makers = Enumerable.Range(0, 3).Select(maker => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait(Deadlines.Step);
                    for (var i = 0; i < 300; i++)
                    {
                        var actor = system.Start(
                            new ScriptedActor { OnStart = _ => Interlocked.Increment(ref begun), OnStop = _ => Interlocked.Increment(ref ended) },
                            SupervisionTests.PlacementOf(system, (i % 3) - 1));
                        if (i % 7 == 0)
                            ActorSystem.Stop(actor);
                        made.Add(actor);
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();

            together.SignalAndWait(Deadlines.Step);
            await system.Actors.Terminate().WaitAsync(Deadlines.Step);
            await Task.WhenAll(makers).WaitAsync(Deadlines.Step);

            Assert.Equal(Volatile.Read(ref begun), Volatile.Read(ref ended));
            Assert.All(made, actor => Assert.True(actor.IsStopped));
            Assert.Empty(system.Failures);
        }
    }

    [Fact]
    public async Task An_actor_made_after_the_end_is_a_stopped_one()
    {
        await using var system = new TestSystem();
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);
        var journal = new Journal();

        var actor = system.Start(new ScriptedActor { OnStart = _ => journal.Add("start"), OnStop = _ => journal.Add("let go") });

        Assert.True(actor.IsStopped);
        Assert.Empty(journal.Lines);
    }

    [Fact]
    public async Task Terminating_twice_ends_once()
    {
        await using var system = new TestSystem();

        await Task.WhenAll(system.Actors.Terminate(), system.Actors.Terminate()).WaitAsync(Deadlines.Step);

        Assert.True(system.Actors.WhenTerminated.IsCompletedSuccessfully);
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);
    }

    [Fact]
    public async Task What_follows_an_await_runs_though_the_loop_has_ended_meanwhile()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var awaited = new TaskCompletionSource();
        var actor = system.Start();
        await actor.DoAsync(self => self.Await(LetGoAsync()));
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        awaited.SetResult();
        await journal.HasAsync("let go");

        async Task LetGoAsync()
        {
            try
            {
                await awaited.Task;
            }
            finally
            {
                journal.Add("let go");
            }
        }
    }

    [Fact]
    public async Task A_wide_and_deep_tree_ends_in_order()
    {
        await using var system = new TestSystem();
        var alive = 0;
        var violations = 0;

        ScriptedActor Node(int depth)
        {
            var children = 0;
            return new ScriptedActor
            {
                OnStart = self =>
                {
                    Interlocked.Increment(ref alive);
                    for (var i = 0; depth > 0 && i < 4; i++)
                    {
                        var inner = Node(depth - 1);
                        Interlocked.Increment(ref children);
                        self.Start(
                            new ScriptedActor { OnStart = me => me.Start(inner, "inner"), OnStop = _ => Interlocked.Decrement(ref children) },
                            new ActorName("child-", i),
                            SupervisionTests.PlacementOf(system, (i % 3) - 1));
                    }
                },
                OnStop = _ =>
                {
                    if (Volatile.Read(ref children) != 0)
                        Interlocked.Increment(ref violations);
                    Interlocked.Decrement(ref alive);
                },
            };
        }

        var top = system.Start(Node(5));
        await Eventually.HoldsAsync("the tree has grown", () => Volatile.Read(ref alive) == 1365);
        await system.StopAsync(top);

        Assert.Equal((0, 0), (Volatile.Read(ref alive), Volatile.Read(ref violations)));
    }
}
