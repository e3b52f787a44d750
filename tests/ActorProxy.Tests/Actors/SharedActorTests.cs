using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class SharedActorTests
{
    [Fact]
    public async Task Never_runs_on_two_threads_at_once_however_many_tell_it_something()
    {
        const int tellers = 6;
        const int messages = 20_000;
        await using var system = new TestSystem();
        var inside = 0;
        var overlaps = 0;
        var handled = 0;
        var threads = new HashSet<int>();
        var actor = system.Start(
            new ScriptedActor
            {
                OnMessage = (_, _) =>
                {
                    if (Interlocked.Increment(ref inside) != 1)
                        overlaps++;
                    handled++;
                    threads.Add(Environment.CurrentManagedThreadId);
                    Interlocked.Decrement(ref inside);
                },
            },
            Placement.Shared);

        // Started first: what is told before that waits, and one thread would handle all of it.
        await actor.SettledAsync();
        using var together = new Barrier(tellers);
        var running = Enumerable.Range(0, tellers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait(Deadlines.Step);
                for (var i = 0; i < messages; i++)
                    actor.Tell("work");
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        await Task.WhenAll(running).WaitAsync(Deadlines.Step);
        await actor.SettledAsync();

        Assert.Equal(0, overlaps);
        Assert.Equal(tellers * messages, handled);
        Assert.True(threads.Count > 1, "Only one thread ever ran the actor: the test has shown nothing.");
    }

    [Fact]
    public async Task Answers_within_the_call_that_asks_it()
    {
        await using var system = new TestSystem();
        var answered = false;
        var actor = system.Start(new ScriptedActor { OnMessage = (_, _) => answered = true }, Placement.Shared);
        await actor.SettledAsync();

        await system.Start().DoAsync(_ =>
        {
            actor.Tell("question");
            Assert.True(answered);
        });

        Assert.Empty(system.Failures);
    }

    [Fact]
    public async Task What_it_tells_itself_comes_after_the_message_at_hand()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var actor = system.Start(
            new ScriptedActor
            {
                OnMessage = (self, message) =>
                {
                    journal.Add($"begin {message}");
                    if (message is "first")
                        self.Me.Tell("second");
                    journal.Add($"end {message}");
                },
            },
            Placement.Shared);

        actor.Tell("first");
        await actor.SettledAsync();

        Assert.Equal(["begin first", "end first", "begin second", "end second"], journal.Lines);
    }

    [Fact]
    public async Task A_message_sent_from_one_thread_is_not_overtaken_by_the_next_sent_from_the_receivers_own_loop()
    {
        await using var system = new TestSystem();
        var received = new Journal();
        var receiver = system.Start(new ScriptedActor { OnMessage = (_, message) => received.Add((string)message) }, Placement.On(system.First));
        var shared = system.Start(new ScriptedActor { OnMessage = (_, message) => receiver.Tell(message) }, Placement.Shared);
        await receiver.SettledAsync();
        await shared.SettledAsync();

        // While the receiver's loop is in a message, the shared actor runs elsewhere, and then on that loop itself.
        await system.Start(Placement.On(system.First)).DoAsync(_ =>
        {
            var elsewhere = new Thread(() => shared.Tell("first"));
            elsewhere.Start();
            elsewhere.Join();
            shared.Tell("second");
        });
        await received.HasAsync("second");

        Assert.Equal(["first", "second"], received.Lines);
    }

    [Fact]
    public async Task A_timer_cancelled_on_the_home_loop_does_not_come_to_life_by_an_earlier_start_elsewhere()
    {
        await using var system = new TestSystem();
        var timer = new RecordingTimer();
        var shared = system.Start(
            new ScriptedActor
            {
                OnMessage = (self, message) =>
                {
                    if (message is "start")
                        self.Home.StartTimer(timer, 1);
                    else
                        self.Home.CancelTimer(timer);
                },
            },
            new Placement { Loop = system.First, IsShared = true });
        await shared.SettledAsync();

        await system.Start(Placement.On(system.First)).DoAsync(_ =>
        {
            var elsewhere = new Thread(() => shared.Tell("start"));
            elsewhere.Start();
            elsewhere.Join();
            shared.Tell("cancel");
        });
        var later = new RecordingTimer();
        system.First.StartTimer(later, 20);
        await later.Expired.WaitAsync(Deadlines.Step);

        Assert.Equal(0, timer.Count);
    }

    [Fact]
    public async Task Reads_the_time_as_it_is_though_its_home_loop_sleeps()
    {
        await using var system = new TestSystem();
        await system.Actors.Loops[1].SettledAsync();
        var before = EventLoop.ClockMs;
        while (EventLoop.ClockMs < before + 20)
            Thread.Yield();

        var shared = system.Start(new Placement { Loop = system.Second, IsShared = true });
        var now = await shared.GetAsync(self => self.Home.NowMs);

        Assert.True(now >= before + 20, $"{now} is the time of the home loop's last turn; it was {before + 20} at least.");
    }

    [Fact]
    public async Task An_await_resumes_as_the_actor_alone()
    {
        await using var system = new TestSystem();
        var inside = 0;
        var overlaps = 0;
        var resumed = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        const int awaits = 200;
        var actor = system.Start(
            new ScriptedActor { OnMessage = (self, message) => _ = message is "await" ? HopAsync() : Enter() },
            Placement.Shared);
        using var stop = new CancellationTokenSource();
        var flood = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                for (var i = 0; i < 100; i++)
                    actor.Tell("flood");
                await actor.SettledAsync();
            }
        });

        for (var i = 0; i < awaits; i++)
            actor.Tell("await");
        await done.Task.WaitAsync(Deadlines.Step);
        await stop.CancelAsync();
        await flood;

        Assert.Equal(0, overlaps);

        async Task HopAsync()
        {
            await Task.Run(static () => { });
            await Enter();
            if (++resumed == awaits)
                done.SetResult();
        }

        Task Enter()
        {
            if (Interlocked.Increment(ref inside) != 1)
                overlaps++;
            Thread.SpinWait(20);
            Interlocked.Decrement(ref inside);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_long_chain_of_shared_actors_does_not_use_up_the_stack()
    {
        await using var system = new TestSystem();
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = system.Start(new ScriptedActor { OnMessage = (_, _) => end.SetResult() }, Placement.Shared);
        for (var i = 0; i < 20_000; i++)
        {
            var target = next;
            next = system.Start(new ScriptedActor { OnMessage = (_, message) => target.Tell(message) }, Placement.Shared);
        }

        await next.SettledAsync();
        next.Tell("pass it on");

        await end.Task.WaitAsync(Deadlines.Step);
    }

    [Fact]
    public async Task A_thread_that_tells_it_something_comes_back_though_the_work_never_ends()
    {
        await using var system = new TestSystem();
        var isOver = false;
        var actor = system.Start(
            new ScriptedActor
            {
                OnMessage = (self, message) =>
                {
                    if (!Volatile.Read(ref isOver))
                        self.Me.Tell(message);
                },
            },
            Placement.Shared);

        var telling = Task.Run(() => actor.Tell("for ever"));
        try
        {
            await telling.WaitAsync(Deadlines.Step);
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }
    }

    [Fact]
    public async Task Endless_work_leaves_its_home_loop_time_for_sockets_and_timers()
    {
        await using var system = new TestSystem(loops: 1);
        var handled = 0L;
        var isOver = false;
        var actor = system.Start(
            new ScriptedActor
            {
                OnMessage = (self, message) =>
                {
                    handled++;
                    if (!Volatile.Read(ref isOver))
                        self.Me.Tell(message);
                },
            },
            Placement.Shared);
        actor.Tell("for ever");

        try
        {
            var turns = await system.First.GetAsync(() => system.First.Activity.Turns);
            var before = await actor.GetAsync(_ => handled);
            await Eventually.HoldsAsync("the loop has turned", () => system.First.Activity.Turns >= turns + 100);
            var after = await actor.GetAsync(_ => handled);

            Assert.True((after - before) / (system.First.Activity.Turns - turns) < 5_000, $"{after - before} messages within {system.First.Activity.Turns - turns} turns.");
        }
        finally
        {
            Volatile.Write(ref isOver, true);
        }
    }

    [Fact]
    public async Task Takes_messages_again_after_a_failure()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => SupervisorStrategy.Restarting });
        var actor = await parent.GetAsync(self => self.Start(() => new ScriptedActor(), "actor", Placement.Shared));

        for (var i = 0; i < 3; i++)
        {
            actor.Tell(new ActorStep(SupervisionTests.Throw));
            await actor.SettledAsync();
        }

        Assert.Equal(3, system.Failures.Count);
    }
}
