using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class WatchTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, -1)]
    [InlineData(-1, 0)]
    [InlineData(-1, 1)]
    [InlineData(-1, -1)]
    public async Task A_watcher_is_told_once_when_the_watched_actor_stops(int watcherLoop, int watchedLoop)
    {
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start(SupervisionTests.PlacementOf(system, watchedLoop));
        var watcher = system.Start(
            new ScriptedActor { OnTerminated = (_, who) => told.Add(ReferenceEquals(who, watched) ? "watched" : "someone") },
            SupervisionTests.PlacementOf(system, watcherLoop));
        await watcher.DoAsync(self =>
        {
            self.StartWatching(watched);
            self.StartWatching(watched);
        });

        await watched.DoAsync(static self => self.EndSelf());
        await told.HasAsync("watched");
        await system.SettledAsync();
        await watcher.SettledAsync();

        Assert.Equal(["watched"], told.Lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Watching_a_stopped_actor_tells_at_once(int watchedLoop)
    {
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start(SupervisionTests.PlacementOf(system, watchedLoop));
        await system.StopAsync(watched);
        var watcher = system.Start(new ScriptedActor { OnTerminated = (_, _) => told.Add("told") });

        await watcher.DoAsync(self => self.StartWatching(watched));

        await told.HasAsync("told");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_unwatched_actor_ends_unnoticed(int watchedLoop)
    {
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start(SupervisionTests.PlacementOf(system, watchedLoop));
        var watcher = system.Start(new ScriptedActor { OnTerminated = (_, _) => told.Add("told") });
        await watcher.DoAsync(self =>
        {
            self.StartWatching(watched);
            self.StopWatching(watched);
        });

        await watched.DoAsync(static self => self.EndSelf());
        await TestSystem.StoppedAsync(watched);
        await system.SettledAsync();
        await watcher.SettledAsync();

        Assert.Empty(told.Lines);
    }

    [Fact]
    public async Task Every_one_of_many_watchers_is_told_once()
    {
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start(Placement.On(system.Second));
        var watchers = Enumerable.Range(0, 100)
            .Select(i => system.Start(new ScriptedActor { OnTerminated = (_, _) => told.Add($"{i}") }, Placement.On(system.Actors.Loops[i % 2])))
            .ToArray();
        foreach (var watcher in watchers)
            await watcher.DoAsync(self => self.StartWatching(watched));
        await watchers[^1].DoAsync(self => self.StopWatching(watched));

        await watched.DoAsync(static self => self.EndSelf());
        await TestSystem.StoppedAsync(watched);
        for (var i = 0; i < 99; i++)
            await told.HasAsync($"{i}");

        Assert.Equal(99, told.Lines.Distinct().Count());
        Assert.Equal(99, told.Lines.Length);
    }

    [Fact]
    public async Task What_the_watched_actor_said_comes_before_its_end()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var watcher = system.Start(new ScriptedActor
        {
            OnMessage = (_, message) => journal.Add((string)message),
            OnTerminated = (_, _) => journal.Add("terminated"),
        });
        var watched = system.Start(new ScriptedActor { OnStop = _ => watcher.Tell("last words") }, Placement.On(system.Second));
        await watcher.DoAsync(self => self.StartWatching(watched));

        await watched.DoAsync(self =>
        {
            watcher.Tell("said");
            self.EndSelf();
        });
        await journal.HasAsync("terminated");

        Assert.Equal(["said", "last words", "terminated"], journal.Lines);
    }

    [Theory]
    [InlineData(Directive.Resume)]
    [InlineData(Directive.Restart)]
    public async Task A_notice_that_comes_while_the_watcher_is_failed_is_kept_for_it(Directive directive)
    {
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start();
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var parent = system.Start(
            new ScriptedActor { Supervision = () => new SupervisorStrategy(_ => directive) }, Placement.On(system.Second));
        var watcher = await parent.GetAsync(self => self.Start(
            () => new ScriptedActor { OnTerminated = (_, _) => told.Add("told") }, "watcher", Placement.On(system.First)));
        await watcher.DoAsync(self => self.StartWatching(watched));

        // The parent's loop stands still, so the watcher stays undecided while the watched actor ends.
        system.Second.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));
        await watcher.DoAsync(SupervisionTests.Throw);
        await system.StopAsync(watched);
        await system.Start().SettledAsync();
        release.Set();

        await told.HasAsync("told");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    [InlineData(-1, false)]
    public async Task The_last_word_counts_after_many_watches_and_unwatches_from_several_loops(int watchedLoop, bool endsWatching)
    {
        const int watchers = 24;
        await using var system = new TestSystem();
        var told = new Journal();
        var watched = system.Start(SupervisionTests.PlacementOf(system, watchedLoop));
        var all = Enumerable.Range(0, watchers)
            .Select(i => system.Start(new ScriptedActor { OnTerminated = (_, _) => told.Add($"{i}") }, SupervisionTests.PlacementOf(system, (i % 3) - 1)))
            .ToArray();

        await Task.WhenAll(all.Select(watcher => watcher.DoAsync(self =>
        {
            for (var i = 0; i < 500; i++)
            {
                self.StartWatching(watched);
                self.StopWatching(watched);
            }

            if (endsWatching)
                self.StartWatching(watched);
        })));
        await watched.DoAsync(static self => self.EndSelf());
        await TestSystem.StoppedAsync(watched);
        await system.SettledAsync();

        Assert.Equal(endsWatching ? watchers : 0, told.Lines.Length);
        Assert.Equal(told.Lines.Length, told.Lines.Distinct().Count());
    }

    [Fact]
    public async Task Watching_an_actor_that_is_ending_tells_when_it_has_ended()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var watched = system.Start(new ScriptedActor { OnStop = _ => journal.Add("end") }, Placement.On(system.First));
        await watched.DoAsync(self => self.Start(new ScriptedActor(), "slow", Placement.On(system.Second)));
        var watcher = system.Start(new ScriptedActor { OnTerminated = (_, _) => journal.Add("told") }, Placement.On(system.First));
        system.Second.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));

        ActorSystem.Stop(watched);
        await watcher.DoAsync(self => self.StartWatching(watched));
        release.Set();
        await journal.HasAsync("told");

        Assert.Equal(["end", "told"], journal.Lines);
    }
}
