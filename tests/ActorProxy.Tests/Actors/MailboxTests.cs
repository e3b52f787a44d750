using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class MailboxTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Messages_of_each_sender_arrive_in_their_order(int loop)
    {
        const int senders = 4;
        const int messages = 5_000;
        await using var system = new TestSystem();
        var next = new int[senders];
        var outOfOrder = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = senders * messages;
        var actor = system.Start(
            new ScriptedActor
            {
                OnMessage = (_, message) =>
                {
                    var (sender, number) = ((int, int))message;
                    if (next[sender]++ != number)
                        outOfOrder++;
                    if (--left == 0)
                        all.SetResult();
                },
            },
            SupervisionTests.PlacementOf(system, loop));

        // Two senders are plain threads, two are loops, one of them the actor's own.
        for (var sender = 0; sender < senders; sender++)
        {
            var me = sender;
            void SendAll()
            {
                for (var number = 0; number < messages; number++)
                    actor.Tell((me, number));
            }

            if (sender < 2)
                new Thread(SendAll).Start();
            else
                _ = system.Start(Placement.On(system.Actors.Loops[sender - 2])).DoAsync(_ => SendAll());
        }

        await all.Task.WaitAsync(Deadlines.Step);
        Assert.Equal(0, outOfOrder);
    }

    [Fact]
    public async Task A_message_told_before_the_actor_has_started_is_handled_after_its_start()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        using var isHeld = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        system.First.Run(new BlockingWork(isHeld, release));
        Assert.True(isHeld.Wait(Deadlines.Step));

        var actor = system.Start(
            new ScriptedActor { OnStart = _ => journal.Add("start"), OnMessage = (_, message) => journal.Add((string)message) },
            Placement.On(system.Second));
        actor.Tell("one");
        actor.Tell("two");
        release.Set();
        await journal.HasAsync("two");

        Assert.Equal(["start", "one", "two"], journal.Lines);
    }

    [Fact]
    public async Task A_reference_takes_messages_of_a_derived_type()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var actor = system.Start(new ScriptedActor { OnMessage = (_, message) => journal.Add((string)message) });

        IActorRef<string> narrower = actor;
        narrower.Tell("text");

        await journal.HasAsync("text");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_message_to_a_stopped_actor_is_a_dead_letter(int loop)
    {
        await using var system = new TestSystem();
        var actor = system.Start(SupervisionTests.PlacementOf(system, loop));
        await system.StopAsync(actor);

        actor.Tell("one");
        actor.Tell("two");

        await Eventually.HoldsAsync("two dead letters are counted", () => system.Actors.DeadLetters == 2);
    }

    [Fact]
    public async Task Messages_that_wait_for_a_decision_are_dead_letters_when_it_is_to_stop()
    {
        await using var system = new TestSystem();
        var parent = system.Start();
        var actor = await parent.GetAsync(self => self.Start(() => new ScriptedActor(), "actor"));

        await actor.DoAsync(self =>
        {
            self.Me.Tell("one");
            self.Me.Tell("two");
            throw new InvalidOperationException("failed");
        });

        await Eventually.HoldsAsync("two dead letters are counted", () => system.Actors.DeadLetters == 2);
    }

    [Fact]
    public async Task A_message_after_the_end_of_the_system_is_a_dead_letter()
    {
        await using var system = new TestSystem();
        var pinned = system.Start();
        var shared = system.Start(Placement.Shared);
        await system.Actors.Terminate().WaitAsync(Deadlines.Step);

        pinned.Tell("late");
        shared.Tell("late");

        Assert.Equal(2, system.Actors.DeadLetters);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_dead_letter_that_owns_something_is_disposed_of(int loop)
    {
        await using var system = new TestSystem();
        var actor = system.Start(SupervisionTests.PlacementOf(system, loop));
        var waiting = new OwningMessage();
        var late = new OwningMessage();
        await actor.DoAsync(self =>
        {
            self.Me.Tell(waiting);
            self.EndSelf();
        });
        await TestSystem.StoppedAsync(actor);

        actor.Tell(late);

        await Eventually.HoldsAsync("both are disposed of", () => waiting.IsDisposed && late.IsDisposed);
    }

    [Fact]
    public async Task A_message_that_the_actor_does_not_expect_is_counted()
    {
        await using var system = new TestSystem();
        var actor = system.Start();

        actor.Tell("unexpected");
        await actor.SettledAsync();

        Assert.Equal(1, system.Actors.UnhandledMessages);
        Assert.Equal(0, system.Actors.DeadLetters);
    }

    [Fact]
    public async Task A_path_reads_from_the_top_to_the_actor()
    {
        await using var system = new TestSystem();
        var parent = system.Start();

        var child = await parent.GetAsync(self => self.Start(new ScriptedActor(), new ActorName("connection-", 7), Placement.Shared));

        Assert.Equal($"{parent.Path}/connection-7", child.Path);
    }

    [Fact]
    public async Task One_instance_can_not_be_two_actors()
    {
        await using var system = new TestSystem();
        var parent = system.Start();
        var instance = new ScriptedActor();

        await parent.DoAsync(self =>
        {
            self.Start(instance, "first");
            Assert.Throws<InvalidOperationException>(() => self.Start(instance, "second"));
        });

        Assert.Empty(system.Failures);
    }

    [Fact]
    public async Task Actors_that_never_stop_telling_each_other_something_leave_time_for_timers_and_other_threads()
    {
        await using var system = new TestSystem(loops: 1);
        var fired = new Journal();
        var busy = system.Start(new ScriptedActor { OnMessage = (self, message) => self.Me.Tell(message) });
        for (var i = 0; i < 5_000; i++)
            busy.Tell("again");

        var other = system.Start(new ScriptedActor { OnMessage = (_, message) => fired.Add((string)message) });
        await other.DoAsync(self => self.Later(TimeSpan.FromMilliseconds(5), "timer"));

        await fired.HasAsync("timer");
    }

    private sealed class OwningMessage : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
