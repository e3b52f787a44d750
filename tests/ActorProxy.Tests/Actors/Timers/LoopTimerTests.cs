using System.Diagnostics;
using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors.Timers;

public sealed class LoopTimerTests
{
    [Fact]
    public async Task Fires_on_its_loop_once_and_not_before_its_time()
    {
        await using var system = new TestSystem();
        EventLoop? on = null;
        var timer = new RecordingTimer(_ => on = EventLoop.Current);
        var watch = Stopwatch.StartNew();
        system.Second.StartTimer(timer, TimeSpan.FromMilliseconds(30));

        await timer.Expired.WaitAsync(Deadlines.Step);
        var elapsed = watch.Elapsed;
        await system.Second.SettledAsync();

        Assert.Same(system.Second, on);
        Assert.Equal(1, timer.Count);

        // Whole milliseconds are counted from the begin of a turn: one may be gone already.
        Assert.True(elapsed >= TimeSpan.FromMilliseconds(29), $"{elapsed} is too early.");
    }

    [Fact]
    public async Task Starting_it_again_moves_it()
    {
        await using var system = new TestSystem();
        var order = new Journal();
        var first = new RecordingTimer(_ => order.Add("moved"));
        var second = new RecordingTimer(_ => order.Add("other"));
        await system.First.DoAsync(() =>
        {
            system.First.StartTimer(first, 1);
            system.First.StartTimer(second, 10);
            system.First.StartTimer(first, 20);
        });

        await order.HasAsync("moved");

        Assert.Equal(["other", "moved"], order.Lines);
    }

    [Fact]
    public async Task A_cancelled_timer_does_not_fire()
    {
        await using var system = new TestSystem();
        var cancelled = new RecordingTimer();
        var later = new RecordingTimer();
        await system.First.DoAsync(() =>
        {
            system.First.StartTimer(cancelled, 5);
            system.First.StartTimer(later, 15);
            Assert.True(cancelled.IsPending);
            system.First.CancelTimer(cancelled);
            Assert.False(cancelled.IsPending);
        });

        await later.Expired.WaitAsync(Deadlines.Step);

        Assert.Equal(0, cancelled.Count);
    }

    [Fact]
    public async Task Is_started_and_cancelled_from_other_threads_in_their_order()
    {
        await using var system = new TestSystem();
        var cancelled = new RecordingTimer();
        var later = new RecordingTimer();
        system.First.StartTimer(cancelled, 1000);
        system.First.CancelTimer(cancelled);
        system.First.StartTimer(later, 1);

        await later.Expired.WaitAsync(Deadlines.Step);

        Assert.False(await system.First.GetAsync(() => cancelled.IsPending));
    }

    [Fact]
    public async Task A_timer_that_starts_itself_again_without_delay_leaves_time_for_messages()
    {
        await using var system = new TestSystem(loops: 1);
        var isOver = false;
        var timer = new RecordingTimer(self =>
        {
            if (!Volatile.Read(ref isOver))
                system.First.StartTimer(self, 0);
        });
        system.First.StartTimer(timer, 0);
        try
        {
            await timer.Expired.WaitAsync(Deadlines.Step);
            await system.First.SettledAsync();
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }
    }

    [Fact]
    public async Task The_longest_delay_is_far_away_not_at_once()
    {
        await using var system = new TestSystem(loops: 1);
        var timer = new RecordingTimer();
        var soon = new RecordingTimer();
        await system.First.DoAsync(() =>
        {
            system.First.StartTimer(timer, long.MaxValue);
            system.First.StartTimer(soon, 1);
        });

        await soon.Expired.WaitAsync(Deadlines.Step);

        Assert.True(await system.First.GetAsync(() => timer.IsPending));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_scheduled_message_comes_unless_it_is_cancelled(int loop)
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var actor = system.Start(
            new ScriptedActor { OnMessage = (_, message) => journal.Add((string)message) }, SupervisionTests.PlacementOf(system, loop));

        await actor.DoAsync(self =>
        {
            var cancelled = self.Later(TimeSpan.FromMilliseconds(1), "cancelled");
            self.Later(TimeSpan.FromMilliseconds(10), "kept");
            self.Home.CancelTimer(cancelled);
        });
        await journal.HasAsync("kept");

        Assert.Equal(["kept"], journal.Lines);
    }
}
