using System.Diagnostics;
using ActorProxy.Actors;
using ActorProxy.Actors.Interop;
using ActorProxy.Actors.Polling;
using ActorProxy.Tests.Actors.Polling;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class EventLoopTests
{
    [Fact]
    public async Task Deferred_work_runs_once_and_after_the_batch_that_deferred_it()
    {
        await using var system = new TestSystem(loops: 1);
        var journal = new Journal();
        var deferred = new RecordingDeferred(journal);
        await system.First.DoAsync(() =>
        {
            system.First.Defer(deferred);
            system.First.Defer(deferred);
            journal.Add("batch");
        });
        await system.First.SettledAsync();

        Assert.Equal(["batch", "deferred"], journal.Lines);
    }

    [Fact]
    public async Task Work_that_defers_itself_again_leaves_time_for_messages()
    {
        await using var system = new TestSystem(loops: 1);
        var isOver = false;
        var deferred = new RecordingDeferred(new Journal(), self =>
        {
            if (!Volatile.Read(ref isOver))
                system.First.Defer(self);
        });
        await system.First.DoAsync(() => system.First.Defer(deferred));

        try
        {
            await system.First.SettledAsync();
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }
    }

    [Fact]
    public async Task Time_spent_working_does_not_count_as_sleep()
    {
        await using var system = new TestSystem(loops: 1);
        await system.First.SettledAsync();
        var watch = Stopwatch.StartNew();
        var before = system.First.Activity.SleptMs;
        const int workMs = 300;

        await system.First.DoAsync(() =>
        {
            var work = Stopwatch.StartNew();
            while (work.ElapsedMilliseconds < workMs)
                Thread.SpinWait(100);
        });
        await system.First.SettledAsync();

        // The loop may still be in the very first sleep at the first reading, which is added at its end: hence the second step.
        await system.First.SettledAsync();
        var slept = system.First.Activity.SleptMs - before;
        Assert.True(slept <= watch.ElapsedMilliseconds - workMs + 50, $"{slept} ms of sleep within {watch.ElapsedMilliseconds} ms, {workMs} of them worked.");
    }

    [Fact]
    public async Task Counts_what_it_does()
    {
        await using var system = new TestSystem(loops: 1);
        await system.First.SettledAsync();
        var before = system.First.Activity;

        for (var i = 0; i < 10; i++)
            await system.First.SettledAsync();

        Assert.True(system.First.Activity.Messages >= before.Messages + 10);
        Assert.True(system.First.Activity.Turns > before.Turns);
    }

    [Fact]
    public async Task Nobody_writes_into_a_descriptor_that_the_ended_loop_has_given_back()
    {
        var system = new TestSystem(loops: 2);
        var actors = system.Actors.Loops.Select(loop => system.Start(Placement.On(loop))).ToArray();
        await system.SettledAsync();
        await system.DisposeAsync();

        // The numbers that the loops gave back are the next that the kernel hands out.
        var reused = Enumerable.Range(0, 16).Select(_ => Libc.EventFd(0, Libc.EventFdFlags)).ToArray();
        try
        {
            foreach (var actor in actors)
                actor.Tell("late");
            foreach (var loop in system.Actors.Loops)
                loop.Run(new LoopStep(static () => { }));

            Assert.All(reused, descriptor => Assert.False(HasBeenWrittenTo(descriptor)));
        }
        finally
        {
            foreach (var descriptor in reused)
                _ = Libc.Close(descriptor);
        }
    }

    [Fact]
    public async Task A_callback_that_throws_is_reported_and_costs_nobody_else_anything()
    {
        await using var system = new TestSystem(loops: 1);
        var journal = new Journal();
        var bells = new[] { "first", "second" }
            .Select(name => new Bell(onReady: () =>
            {
                journal.Add(name);
                throw new InvalidOperationException(name);
            }))
            .ToArray();
        await system.First.DoAsync(() =>
        {
            foreach (var bell in bells)
            {
                system.First.Register(bell, PollEvents.Readable | PollEvents.EdgeTriggered);
                bell.Ring();
            }

            system.First.StartTimer(new RecordingTimer(_ => throw new InvalidOperationException("timer")), 1);
            system.First.StartTimer(new RecordingTimer(_ => journal.Add("next timer")), 1);
            system.First.Defer(new RecordingDeferred(journal, _ => throw new InvalidOperationException("deferred")));
            system.First.Defer(new RecordingDeferred(journal));
        });
        system.First.Run(new ThrowingWork());

        await journal.HasAsync("next timer");
        await journal.HasAsync("deferred", times: 2);
        await journal.HasAsync("first");
        await journal.HasAsync("second");
        await system.First.SettledAsync();
        await system.First.DoAsync(() =>
        {
            foreach (var bell in bells)
            {
                system.First.Unregister(bell, isClosing: true);
                bell.Close();
            }
        });
        Assert.Equal(["deferred", "first", "second", "timer", "work"], system.Failures.Select(failure => failure.Error.Message).Order());
    }

    private static unsafe bool HasBeenWrittenTo(int descriptor)
    {
        ulong counter;
        return Libc.Read(descriptor, &counter, sizeof(ulong)) == sizeof(ulong);
    }

    private sealed class ThrowingWork : ILoopWork
    {
        public void Run() => throw new InvalidOperationException("work");
    }

    private sealed class RecordingDeferred(Journal journal, Action<RecordingDeferred>? then = null) : Deferred
    {
        protected internal override void RunDeferred()
        {
            journal.Add("deferred");
            then?.Invoke(this);
        }
    }
}
