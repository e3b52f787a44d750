using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class RestartTests
{
    [Fact]
    public async Task Children_on_every_loop_end_before_the_fresh_instance_begins()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var parent = system.Start(Restarting());
        var actor = await parent.GetAsync(self => self.Start(
            () => new ScriptedActor
            {
                OnStart = me =>
                {
                    journal.Add("start");
                    foreach (var loop in new[] { 0, 1, -1 })
                        me.Start(new ScriptedActor { OnStop = _ => journal.Add("child ends") }, "child", SupervisionTests.PlacementOf(system, loop));
                },
            },
            "actor"));

        await actor.DoAsync(SupervisionTests.Throw);
        await actor.SettledAsync();

        Assert.Equal(["start", "child ends", "child ends", "child ends", "start"], journal.Lines);
    }

    [Fact]
    public async Task A_stop_during_a_restart_ends_the_actor()
    {
        await using var system = new TestSystem();
        var instances = 0;
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var parent = system.Start(Restarting());
        var actor = await parent.GetAsync(self => self.Start(
            () =>
            {
                Interlocked.Increment(ref instances);
                return new ScriptedActor();
            },
            "actor"));
        await actor.DoAsync(self => self.Start(new ScriptedActor(), "child", Placement.On(system.Second)));

        // The restart can't end while the child's loop stands still.
        system.Second.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));
        await actor.DoAsync(SupervisionTests.Throw);
        await Eventually.HoldsAsync("the parent has decided", () => system.Failures.Count == 1);
        await parent.SettledAsync();
        ActorSystem.Stop(actor);
        release.Set();

        await TestSystem.StoppedAsync(actor);
        Assert.Equal(1, instances);
    }

    [Fact]
    public async Task A_failing_PostStop_does_not_keep_the_fresh_instance_from_starting()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var instances = 0;
        var parent = system.Start(Restarting());
        var actor = await parent.GetAsync(self => self.Start(
            () =>
            {
                var number = ++instances;
                return new ScriptedActor
                {
                    OnStart = _ => journal.Add($"start {number}"),
                    OnStop = _ =>
                    {
                        journal.Add($"stop {number}");
                        if (number == 1)
                            throw new InvalidOperationException("can't let go");
                    },
                };
            },
            "actor"));

        await actor.DoAsync(SupervisionTests.Throw);
        await actor.SettledAsync();

        Assert.Equal(["start 1", "stop 1", "start 2"], journal.Lines);
        Assert.Equal(["failed on purpose", "can't let go"], system.Failures.Select(failure => failure.Error.Message));
    }

    [Fact]
    public async Task A_factory_that_throws_counts_as_a_failure_and_lets_the_old_instance_go_once()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var calls = 0;
        var parent = system.Start(Restarting());
        var actor = await parent.GetAsync(self => self.Start(
            () => ++calls == 2
                ? throw new InvalidOperationException("no instance")
                : new ScriptedActor { OnStop = _ => journal.Add("stop") },
            "actor"));

        await actor.DoAsync(SupervisionTests.Throw);
        await actor.SettledAsync();

        Assert.Equal(3, calls);
        Assert.Equal(["stop"], journal.Lines);
        Assert.Equal(["failed on purpose", "no instance"], system.Failures.Select(failure => failure.Error.Message));
    }

    [Fact]
    public async Task A_fresh_instance_does_not_wait_for_what_the_old_one_awaited()
    {
        await using var system = new TestSystem();
        var never = new TaskCompletionSource();
        var parent = system.Start(Restarting());
        var actor = await parent.GetAsync(self => self.Start(() => new ScriptedActor(), "actor"));
        await actor.DoAsync(self =>
        {
            self.Await(never.Task);
            throw new InvalidOperationException("failed while awaiting");
        });

        await actor.SettledAsync();
    }

    [Fact]
    public async Task A_fresh_instance_does_not_answer_for_the_failures_of_the_old_one()
    {
        await using var system = new TestSystem();
        var awaited = new TaskCompletionSource();
        var parent = system.Start(Restarting());
        var instances = 0;
        var actor = await parent.GetAsync(self => self.Start(
            () =>
            {
                Interlocked.Increment(ref instances);
                return new ScriptedActor();
            },
            "actor"));
        ScriptedActor? old = null;
        await actor.DoAsync(self =>
        {
            old = self;
            self.Await(awaited.Task);
            throw new InvalidOperationException("failed while awaiting");
        });
        await actor.SettledAsync();

        awaited.SetException(new InvalidOperationException("of the old one, awaited"));
        old!.FailLater(new InvalidOperationException("of the old one, reported"));
        await Eventually.HoldsAsync("all three are reported", () => system.Failures.Count == 3);
        await actor.SettledAsync();

        Assert.Equal(2, instances);
    }

    [Fact]
    public async Task Several_failures_before_the_decision_cost_one_restart()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => new SupervisorStrategy(_ => Directive.Restart, 1, TimeSpan.FromMinutes(10)) });
        var actor = await parent.GetAsync(self => self.Start(() => new ScriptedActor(), "actor"));

        await actor.DoAsync(self =>
        {
            self.FailLater(new InvalidOperationException("first"));
            self.FailLater(new InvalidOperationException("second"));
        });
        await actor.SettledAsync();

        Assert.False(actor.IsStopped);
    }

    private static ScriptedActor Restarting() => new() { Supervision = () => SupervisorStrategy.Restarting };
}
