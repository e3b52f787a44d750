using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class SlotTests
{
    private static BalancerDriver OneSlot() => new(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1)));

    [Fact]
    public void The_second_stream_waits_until_the_first_one_ends()
    {
        var app = OneSlot();
        var first = app.Hold();
        var second = app.Wait();
        Assert.Empty(app.Assignments);
        app.Release(first);
        Assert.Equal([("c2", "s1")], app.Assignments);
        Assert.Same(app["s1"], second.Server);
        Assert.Equal(1, app["s1"].Served);
    }

    [Fact]
    public void A_slot_stays_taken_across_a_reload()
    {
        var app = OneSlot();
        var first = app.Hold();
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1)));
        app.Wait();
        app.Release(first);
        Assert.Equal([("c2", "s1")], app.Assignments);
    }

    [Fact]
    public void A_server_that_a_reload_adds_serves_those_who_wait()
    {
        var app = OneSlot();
        app.Hold();
        app.Wait();
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1), Server("s2", maxConn: 1)));
        Assert.Equal([("c2", "s2")], app.Assignments);
    }

    [Fact]
    public void A_removed_server_lives_until_its_last_stream_ends()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1"), Server("s2")));
        var first = app.Hold();
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s2")));
        Assert.Equal("s1", Assert.Single(app.Balancer.LeavingServers).Name);
        Assert.Equal("s2 s2", app.Sequence(2));
        app.Release(first);
        Assert.Empty(app.Balancer.LeavingServers);
        Assert.Contains(app.Effects.AsSpan().ToArray(), effect => effect.Kind == BalanceEffectKind.ServerForgotten);
    }

    [Fact]
    public void A_server_that_comes_back_while_it_leaves_keeps_its_slots()
    {
        var both = Backend(BalanceAlgorithmKind.First, Server("s1", maxConn: 1), Server("s2"));
        var app = new BalancerDriver(both);
        app.Hold();
        app.Configure(Backend(BalanceAlgorithmKind.First, Server("s2")));
        app.Configure(both);
        Assert.Equal(1, app["s1"].Served);
        Assert.Equal("s2", app.Pick().Outcome.Server!.Name);
    }

    [Fact]
    public void A_stream_that_leaves_the_queue_is_not_served()
    {
        var app = OneSlot();
        var first = app.Hold();
        var second = app.Wait();
        app.Wait();
        app.Balancer.Abandon(second);
        app.Release(first);
        Assert.Equal([("c3", "s1")], app.Assignments);
    }

    [Fact]
    public void Places_in_a_queue_count_who_was_served_and_not_who_left()
    {
        var app = OneSlot();
        var first = app.Hold();
        TestStream[] waiting = [app.Wait(), app.Wait(), app.Wait(), app.Wait()];
        app.Balancer.Abandon(waiting[1]);
        app.Release(first);
        Assert.Equal([1, 1, 0, 0], waiting.Select(stream => stream.QueuePosition));
        Assert.Equal([2, 2], waiting[2..].Select(stream => stream.Place.Position));
        app.Release(waiting[0]);
        app.Release(waiting[2]);
        Assert.Equal([1, 1, 2, 3], waiting.Select(stream => stream.QueuePosition));
    }

    [Fact]
    public void Who_leaves_the_backends_queue_counts_no_pick_and_is_a_session_of_its_server_alone()
    {
        var app = OneSlot();
        var first = app.Hold();
        app.Wait();
        app.NowMs += 2000;
        app.Release(first);
        Assert.Equal((1, 1), (app.Counters.Picks.Value, app["s1"].Counters.Picks.Value));
        Assert.Equal((app.NowMs - 2000, app.NowMs), (app.Counters.LastSessionMs, app["s1"].Counters.LastSessionMs));
    }

    [Fact]
    public void A_pick_counts_where_the_stream_waits_for_the_server_that_was_picked()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, Server("s1", maxConn: 1)));
        app.Hold(BalanceKey.Of(1));
        app.NowMs += 2000;
        app.Wait(BalanceKey.Of(1));
        Assert.Equal((2, 2), (app.Counters.Picks.Value, app["s1"].Counters.Picks.Value));
        Assert.Equal(app.NowMs - 2000, app["s1"].Counters.LastSessionMs);
    }

    [Fact]
    public void Without_a_server_a_stream_is_refused()
    {
        var app = OneSlot();
        app.SetState("s1", AdminCommandState.Maint);
        Assert.Equal((PickResult.Refused, Refusal.NoServer), (app.Pick().Outcome.Result, app.Pick().Outcome.Refusal));
        Assert.Equal(0, app.Balancer.Attached);
    }

    [Fact]
    public void A_redispatch_prefers_another_server_and_frees_the_slot()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1), Server("s2", maxConn: 1)));
        var first = app.Hold();
        var outcome = app.Balancer.Redispatch(first, app.NowMs, app.Effects);
        Assert.Equal("s2", outcome.Server!.Name);
        Assert.Equal((0, 1), (app["s1"].Served, app["s2"].Served));
    }

    [Fact]
    public void A_redispatch_stays_where_there_is_no_other_server()
    {
        var app = OneSlot();
        var outcome = app.Balancer.Redispatch(app.Hold(), app.NowMs, app.Effects);
        Assert.Equal((PickResult.Assigned, "s1"), (outcome.Result, outcome.Server!.Name));
        Assert.Equal(1, app["s1"].Served);
    }

    [Fact]
    public void A_higher_maxconn_serves_those_who_wait_at_once()
    {
        var app = OneSlot();
        app.Hold();
        app.Wait();
        app.Wait();
        app.Balancer.Commands.SetMaxConn(app["s1"], 3, app.NowMs, app.Effects);
        Assert.Equal([("c2", "s1"), ("c3", "s1")], app.Assignments);
    }
}
