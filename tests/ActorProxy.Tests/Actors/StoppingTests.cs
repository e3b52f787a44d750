using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class StoppingTests
{
    [Fact]
    public async Task Children_end_before_their_parents()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var top = system.Start(Noting(journal, "top"));
        await top.DoAsync(self =>
        {
            foreach (var (name, loop) in new[] { ("a", system.First), ("b", system.Second) })
                self.Start(
                    new ScriptedActor
                    {
                        OnStart = child => child.Start(Noting(journal, $"{name}.leaf"), "leaf", Placement.On(system.Second)),
                        OnStop = _ => journal.Add(name),
                    },
                    name,
                    Placement.On(loop));
        });

        await system.StopAsync(top);

        Assert.Equal(5, journal.Lines.Length);
        Assert.Equal("top", journal.Lines[^1]);
        foreach (var name in new[] { "a", "b" })
            Assert.True(Array.IndexOf(journal.Lines, $"{name}.leaf") < Array.IndexOf(journal.Lines, name));
    }

    [Fact]
    public async Task An_actor_with_a_shared_child_ends_once()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var parent = system.Start(Noting(journal, "parent"));
        await parent.DoAsync(self => self.Start(Noting(journal, "child"), "child", Placement.Shared));

        await system.StopAsync(parent);
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        Assert.Equal(["child", "parent"], journal.Lines);
    }

    [Fact]
    public async Task A_shared_child_that_takes_a_sibling_with_it_leaves_no_other_sibling_behind()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var parent = system.Start(Noting(journal, "parent"));
        await parent.DoAsync(self =>
        {
            // The list of children begins with the latest, so the first to be told to stop ends its neighbour in passing.
            self.Start(Noting(journal, "third"), "third", Placement.Shared);
            var second = self.Start(Noting(journal, "second"), "second", Placement.Shared);
            self.Start(new ScriptedActor { OnStop = _ => ActorSystem.Stop(second) }, "first", Placement.Shared);
        });

        await system.StopAsync(parent);

        Assert.Equal(1, journal.Count("second"));
        Assert.Equal(1, journal.Count("third"));
        Assert.Equal("parent", journal.Lines[^1]);
    }

    [Fact]
    public async Task An_actor_that_stops_itself_handles_no_further_message()
    {
        await using var system = new TestSystem();
        var handled = new Journal();
        var actor = system.Start(new ScriptedActor { OnMessage = (_, message) => handled.Add((string)message) });
        await actor.DoAsync(self =>
        {
            self.Me.Tell("told before the end");
            self.EndSelf();
            self.Me.Tell("told after the end");
        });

        await TestSystem.StoppedAsync(actor);
        await Eventually.HoldsAsync("both are dead letters", () => system.Actors.DeadLetters == 2);

        Assert.Empty(handled.Lines);
    }

    [Fact]
    public async Task What_was_told_before_a_stop_from_outside_is_handled()
    {
        await using var system = new TestSystem();
        var handled = new Journal();
        var actor = system.Start(new ScriptedActor { OnMessage = (_, message) => handled.Add((string)message) });

        actor.Tell("one");
        actor.Tell("two");
        await system.StopAsync(actor);

        Assert.Equal(["one", "two"], handled.Lines);
    }

    [Fact]
    public async Task Stopping_twice_ends_once()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var actor = system.Start(Noting(journal, "end"));

        ActorSystem.Stop(actor);
        ActorSystem.Stop(actor);
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        Assert.Equal(["end"], journal.Lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_child_made_in_PostStop_starts_and_ends_before_its_parent_has_stopped(int loop)
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var parent = system.Start(new ScriptedActor
        {
            OnStop = self =>
            {
                journal.Add("parent");
                self.Start(Living(journal), "late", SupervisionTests.PlacementOf(system, loop));
            },
        });
        var watcher = system.Start(new ScriptedActor { OnTerminated = (_, _) => journal.Add("told") });
        await watcher.DoAsync(self => self.StartWatching(parent));

        await system.StopAsync(parent);
        await journal.HasAsync("told");

        Assert.Equal(["parent", "start", "end", "told"], journal.Lines);
    }

    [Fact]
    public async Task A_child_made_while_other_children_end_is_ended_too()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        ScriptedActor? parentInstance = null;
        var parent = system.Start(new ScriptedActor { OnStart = self => parentInstance = self, OnStop = _ => journal.Add("parent") }, Placement.On(system.First));
        await parent.DoAsync(self => self.Start(new ScriptedActor(), "slow", Placement.On(system.Second)));
        system.Second.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));
        ActorSystem.Stop(parent);
        await system.First.SettledAsync();

        // What a socket's callback does when the stop is under way already.
        await system.First.DoAsync(() => parentInstance!.Start(Living(journal), "late"));
        release.Set();
        await TestSystem.StoppedAsync(parent);

        Assert.Equal(["start", "end", "parent"], journal.Lines);
    }

    [Fact]
    public async Task A_child_made_by_a_stopped_actor_starts_and_ends()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        ScriptedActor? instance = null;
        var parent = system.Start(new ScriptedActor { OnStart = self => instance = self }, Placement.On(system.First));
        await system.StopAsync(parent);

        var late = await system.First.GetAsync(() => instance!.Start(Living(journal), "late"));
        await TestSystem.StoppedAsync(late);

        Assert.Equal(["start", "end"], journal.Lines);
    }

    [Fact]
    public async Task An_actor_stopped_before_the_root_came_to_start_it_starts_and_ends()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        system.First.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));

        // The root lives on the first loop, which stands still: the actor is made, but nobody has started it yet.
        var actor = system.Start(
            new ScriptedActor { OnStart = _ => journal.Add("started"), OnStop = _ => journal.Add("let go") }, Placement.On(system.Second));
        await system.StopAsync(actor);
        release.Set();
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        Assert.Equal(["started", "let go"], journal.Lines);
    }

    [Fact]
    public async Task A_failing_PostStop_is_reported_and_ends_the_actor_all_the_same()
    {
        await using var system = new TestSystem();
        var parent = system.Start();
        var told = new Journal();
        var watcher = system.Start(new ScriptedActor { OnTerminated = (_, _) => told.Add("ended") });
        var child = await parent.GetAsync(self => self.Start(new ScriptedActor { OnStop = _ => throw new InvalidOperationException("no end") }, "child"));
        await watcher.DoAsync(self => self.StartWatching(child));

        await system.StopAsync(parent);

        await told.HasAsync("ended");
        Assert.Equal("no end", Assert.Single(system.Failures).Error.Message);
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_what_the_actor_awaits()
    {
        await using var system = new TestSystem();
        var never = new TaskCompletionSource();
        var actor = system.Start();
        await actor.DoAsync(self => self.Await(never.Task));

        await system.StopAsync(actor);

        never.SetResult();
    }

    private static ScriptedActor Living(Journal journal) => new() { OnStart = _ => journal.Add("start"), OnStop = _ => journal.Add("end") };

    private static ScriptedActor Noting(Journal journal, string name) => new() { OnStop = _ => journal.Add(name) };
}
