using ActorProxy.Actors;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class AwaitingTests
{
    [Fact]
    public async Task An_await_resumes_on_the_actors_loop()
    {
        await using var system = new TestSystem();
        foreach (var loop in system.Actors.Loops)
        {
            var resumedOn = new TaskCompletionSource<(EventLoop?, EventLoop?)>(TaskCreationOptions.RunContinuationsAsynchronously);
            var actor = system.Start(Placement.On(loop));
            await actor.DoAsync(self => self.Await(AwaitTwice()));
            var (afterDelay, afterPool) = await resumedOn.Task.WaitAsync(Deadlines.Step);

            Assert.Same(loop, afterDelay);
            Assert.Same(loop, afterPool);

            async Task AwaitTwice()
            {
                await Task.Delay(1);
                var first = EventLoop.Current;
                await Task.Run(static () => { });
                resumedOn.SetResult((first, EventLoop.Current));
            }
        }
    }

    [Fact]
    public async Task Messages_wait_in_their_order_until_the_awaited_task_is_done()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var awaited = new TaskCompletionSource();
        var actor = system.Start(new ScriptedActor { OnMessage = (_, message) => journal.Add((string)message) });
        await actor.DoAsync(self =>
        {
            self.Await(awaited.Task);
            self.Me.Tell("one");
            self.Me.Tell("two");
        });
        var sent = actor.DoAsync(_ => journal.Add("three"));

        // A second actor on the same loop answers after all of these were delivered.
        await system.Start().SettledAsync();
        Assert.Empty(journal.Lines);
        awaited.SetResult();
        await sent;

        Assert.Equal(["one", "two", "three"], journal.Lines);
    }

    [Fact]
    public async Task Two_awaited_tasks_both_hold_messages_back()
    {
        await using var system = new TestSystem();
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var actor = system.Start();
        await actor.DoAsync(self =>
        {
            self.Await(first.Task);
            self.Await(second.Task);
        });

        first.SetResult();
        var step = actor.DoAsync(static _ => { });
        await system.Start().SettledAsync();
        await system.Start().SettledAsync();
        Assert.False(step.IsCompleted);

        second.SetResult();
        await step;
    }

    [Fact]
    public async Task The_end_of_a_watched_actor_waits_for_the_awaited_task_too()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var awaited = new TaskCompletionSource();
        var other = system.Start();
        var actor = system.Start(new ScriptedActor { OnTerminated = (_, _) => journal.Add("terminated") });
        await actor.DoAsync(self =>
        {
            self.StartWatching(other);
            self.Await(AwaitAsync());
        });

        await system.StopAsync(other);
        await system.Start().SettledAsync();
        awaited.SetResult();
        await journal.HasAsync("terminated");

        Assert.Equal(["awaited", "terminated"], journal.Lines);

        async Task AwaitAsync()
        {
            await awaited.Task;
            journal.Add("awaited");
        }
    }

    [Fact]
    public async Task The_failure_of_the_awaited_task_is_the_actors_failure()
    {
        await using var system = new TestSystem();
        var actor = system.Start();

        await actor.DoAsync(self => self.Await(Task.FromException(new InvalidOperationException("awaited"))));
        await TestSystem.StoppedAsync(actor);

        Assert.Equal("awaited", Assert.Single(system.Failures).Error.Message);
    }

    [Fact]
    public async Task A_cancelled_task_is_a_failure()
    {
        await using var system = new TestSystem();
        var actor = system.Start();

        await actor.DoAsync(self => self.Await(Task.FromCanceled(new CancellationToken(true))));
        await TestSystem.StoppedAsync(actor);

        Assert.IsType<TaskCanceledException>(Assert.Single(system.Failures).Error);
    }

    [Fact]
    public async Task A_piped_task_comes_back_as_a_message_whatever_its_outcome()
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var actor = system.Start(new ScriptedActor { OnMessage = (_, message) => journal.Add((string)message) });

        await actor.DoAsync(self =>
        {
            self.PipeToSelf(Task.Run(static () => 7), value => $"value {value}", error => error.Message);
            self.PipeToSelf(Task.FromException<int>(new InvalidOperationException("piped")), value => $"value {value}", error => error.Message);
            self.PipeToSelf(Task.FromCanceled<int>(new CancellationToken(true)), value => $"value {value}", error => error.GetType().Name);
        });

        await journal.HasAsync("value 7");
        await journal.HasAsync("piped");
        await journal.HasAsync(nameof(TaskCanceledException));
    }

    [Fact]
    public async Task A_piped_outcome_that_can_not_be_made_a_message_is_the_actors_failure()
    {
        await using var system = new TestSystem();
        var actor = system.Start();

        await actor.DoAsync(self => self.PipeToSelf(Task.FromResult(1), _ => throw new InvalidOperationException("no message"), static error => error));
        await TestSystem.StoppedAsync(actor);

        Assert.Equal("no message", Assert.Single(system.Failures).Error.Message);
    }
}
