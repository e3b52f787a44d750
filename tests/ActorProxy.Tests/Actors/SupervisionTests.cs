using ActorProxy.Actors;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class SupervisionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_failed_child_is_stopped_by_default(int loop)
    {
        await using var system = new TestSystem();
        var parent = system.Start();
        var ended = new Journal();
        var child = await parent.GetAsync(self => self.Start(
            () => new ScriptedActor { OnStop = _ => ended.Add("ended") }, "child", PlacementOf(system, loop)));

        await child.DoAsync(Throw);
        await TestSystem.StoppedAsync(child);

        var failure = Assert.Single(system.Failures);
        Assert.Equal((Directive.Stop, "/actor/child"), (failure.Decision, failure.Path));
        Assert.Equal(["ended"], ended.Lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_restarted_child_is_a_fresh_instance_that_keeps_its_address_and_its_messages(int loop)
    {
        await using var system = new TestSystem();
        var journal = new Journal();
        var instances = 0;
        var parent = system.Start(new ScriptedActor { Supervision = () => SupervisorStrategy.Restarting });
        var child = await parent.GetAsync(self => self.Start(
            () =>
            {
                var number = Interlocked.Increment(ref instances);
                return new ScriptedActor
                {
                    OnStart = _ => journal.Add($"start {number}"),
                    OnStop = _ => journal.Add($"stop {number}"),
                    OnMessage = (_, message) => journal.Add($"{message} to {number}"),
                };
            },
            "child",
            PlacementOf(system, loop)));

        child.Tell(new ActorStep(Throw));
        child.Tell("told in failure");
        await journal.HasAsync("told in failure to 2");

        Assert.Equal(["start 1", "stop 1", "start 2", "told in failure to 2"], journal.Lines);
        Assert.Equal(Directive.Restart, Assert.Single(system.Failures).Decision);
    }

    [Fact]
    public async Task A_resumed_child_goes_on_with_its_state()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => new SupervisorStrategy(_ => Directive.Resume) });
        var child = await parent.GetAsync(self => self.Start(new ScriptedActor(), "child"));

        await child.DoAsync(self => self.Notes["kept"] = "state");
        await child.DoAsync(Throw);

        Assert.Equal("state", await child.GetAsync(self => self.Notes["kept"]));
    }

    [Fact]
    public async Task One_restart_too_many_within_the_window_stops_the_child()
    {
        await using var system = new TestSystem();
        var strategy = new SupervisorStrategy(_ => Directive.Restart, 2, TimeSpan.FromMinutes(10));
        var parent = system.Start(new ScriptedActor { Supervision = () => strategy });
        var child = await parent.GetAsync(self => self.Start(() => new ScriptedActor(), "child"));

        for (var failure = 0; failure < 3; failure++)
            await child.DoAsync(Throw);
        await TestSystem.StoppedAsync(child);

        Assert.Equal([Directive.Restart, Directive.Restart, Directive.Stop], system.Failures.Select(failure => failure.Decision));
    }

    [Fact]
    public async Task A_child_that_fails_at_each_start_is_given_up()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => SupervisorStrategy.Restarting });
        var starts = 0;
        var child = await parent.GetAsync(self => self.Start(
            () => new ScriptedActor
            {
                OnStart = _ =>
                {
                    Interlocked.Increment(ref starts);
                    throw new InvalidOperationException("never begins");
                },
            },
            "child"));

        await TestSystem.StoppedAsync(child);

        Assert.Equal(11, starts);
    }

    [Fact]
    public async Task A_child_made_without_a_factory_can_not_be_restarted()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => SupervisorStrategy.Restarting });
        var child = await parent.GetAsync(self => self.Start(new ScriptedActor(), "child"));

        await child.DoAsync(Throw);

        await TestSystem.StoppedAsync(child);
    }

    [Fact]
    public async Task An_escalated_failure_climbs_until_someone_decides()
    {
        await using var system = new TestSystem();
        var top = system.Start();
        var middle = await top.GetAsync(self => self.Start(
            new ScriptedActor { Supervision = () => SupervisorStrategy.Escalating }, "middle", Placement.On(system.Second)));
        var low = await middle.GetAsync(self => self.Start(
            new ScriptedActor { Supervision = () => SupervisorStrategy.Escalating }, "low", Placement.Shared));
        var leaf = await low.GetAsync(self => self.Start(new ScriptedActor(), "leaf", Placement.On(system.First)));

        await leaf.DoAsync(Throw);
        await TestSystem.StoppedAsync(middle);

        Assert.True(leaf.IsStopped && low.IsStopped);
        Assert.False(top.IsStopped);
        Assert.Equal(
            ["leaf Escalate", "low Escalate", "middle Stop"],
            system.Failures.Select(failure => $"{failure.Path.Split('/')[^1]} {failure.Decision}"));
    }

    [Fact]
    public async Task A_failure_that_reaches_the_root_ends_only_the_branch()
    {
        await using var system = new TestSystem();
        var branch = system.Start(new ScriptedActor { Supervision = () => SupervisorStrategy.Escalating });
        var other = system.Start();
        var leaf = await branch.GetAsync(self => self.Start(new ScriptedActor(), "leaf"));

        await leaf.DoAsync(Throw);
        await TestSystem.StoppedAsync(branch);

        await other.SettledAsync();
    }

    [Fact]
    public async Task A_strategy_that_throws_stops_the_child_and_fails_the_parent()
    {
        await using var system = new TestSystem();
        var parent = system.Start(new ScriptedActor { Supervision = () => throw new NotSupportedException("can't decide") });
        var child = await parent.GetAsync(self => self.Start(new ScriptedActor(), "child"));

        await child.DoAsync(Throw);
        await TestSystem.StoppedAsync(parent);

        Assert.True(child.IsStopped);
        Assert.Equal(["failed on purpose", "can't decide"], system.Failures.Select(failure => failure.Error.Message));
    }

    [Fact]
    public async Task A_failure_reported_from_outside_a_message_is_supervised()
    {
        await using var system = new TestSystem();
        var actor = system.Start();

        await actor.DoAsync(self => self.FailLater(new InvalidOperationException("socket")));
        await TestSystem.StoppedAsync(actor);

        Assert.Equal("socket", Assert.Single(system.Failures).Error.Message);
    }

    internal static void Throw(ScriptedActor self) => throw new InvalidOperationException("failed on purpose");

    internal static Placement PlacementOf(TestSystem system, int loop) => loop < 0 ? Placement.Shared : Placement.On(system.Actors.Loops[loop]);
}
