using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class ServerStateTests
{
    private static BalancerDriver Two() => new(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2), Server("s2", 2)));

    [Fact]
    public void A_weight_set_at_run_time_outlives_a_reload()
    {
        var app = Two();
        app.SetWeight("s1", "0");
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2), Server("s2", 2)));
        Assert.Equal("s2 s2", app.Sequence(2));
    }

    [Fact]
    public void A_weight_that_the_configuration_changes_wins()
    {
        var app = Two();
        app.SetWeight("s1", "0");
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 3), Server("s2", 2)));
        Assert.Equal(3, app["s1"].Weight);
    }

    [Fact]
    public void A_check_target_set_at_run_time_stands_until_the_configured_one_changes()
    {
        static BackendConfig Checked(int port, int weight) => Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", weight) with { Check = new ServerCheckConfig { Port = port } });
        var app = new BalancerDriver(Checked(8080, 1));
        ServerCommands.SetCheckTarget(app["s1"], new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.9", Text = "127.0.0.9" }, 9090, app.Effects);

        app.Configure(Checked(8080, 2));
        Assert.Equal(("127.0.0.9", 9090), (app["s1"].CheckAddress?.Host, app["s1"].CheckPort));

        app.Configure(Checked(8081, 2));
        Assert.Equal(("127.0.0.9", 8081), (app["s1"].CheckAddress?.Host, app["s1"].CheckPort));
    }

    [Fact]
    public void Maintenance_outlives_a_reload_until_the_configuration_speaks()
    {
        var app = Two();
        app.SetState("s1", AdminCommandState.Maint);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2), Server("s2", 2)));
        Assert.True(app["s1"].IsInMaint);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2) with { IsDisabled = true }, Server("s2", 2)));
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2), Server("s2", 2)));
        Assert.False(app["s1"].IsInMaint);
    }

    [Fact]
    public void An_address_set_at_run_time_outlives_a_reload_until_the_line_changes()
    {
        var app = Two();
        var moved = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.2", Port = 81, Text = "127.0.0.2:81" };
        app.Balancer.Commands.SetAddress(app["s1"], moved, 0, app.Effects);
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 2), Server("s2", 2)));
        Assert.Equal(moved, app["s1"].Address);
        var line = Server("s1", 2) with { Address = moved with { Port = 82 } };
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, line, Server("s2", 2)));
        Assert.Equal(82, app["s1"].Address.Port);
    }

    [Theory]
    [InlineData("0", WeightCommandResult.Done, 0)]
    [InlineData("256", WeightCommandResult.Done, 256)]
    [InlineData("50%", WeightCommandResult.Done, 1)]
    [InlineData("+50%", WeightCommandResult.Done, 1)]
    [InlineData("100000%", WeightCommandResult.Done, 256)]
    [InlineData("257", WeightCommandResult.OutOfRange, 2)]
    [InlineData("-1", WeightCommandResult.OutOfRange, 2)]
    [InlineData("-1%", WeightCommandResult.Negative, 2)]
    [InlineData("x", WeightCommandResult.NotANumber, 2)]
    [InlineData("", WeightCommandResult.NotANumber, 2)]
    public void Weights_are_numbers_or_shares_of_the_configured_one(string text, WeightCommandResult expected, int weight)
    {
        var app = Two();
        Assert.Equal(expected, app.SetWeight("s1", text));
        Assert.Equal(weight, app["s1"].Weight);
    }

    [Fact]
    public void A_static_algorithm_accepts_no_other_weight()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.StaticRoundRobin, Server("s1", 2), Server("s2", 2)));
        Assert.Equal(WeightCommandResult.StaticAlgorithm, app.SetWeight("s1", "1"));
        Assert.Equal(WeightCommandResult.Done, app.SetWeight("s1", "0%"));
        Assert.Equal("s2 s2", app.Sequence(2));
        Assert.Equal(WeightCommandResult.Done, app.SetWeight("s1", "100%"));
        Assert.Equal((2, 4), (app["s1"].VisibleWeight, app.Balancer.VisibleWeight));
    }

    [Fact]
    public void A_slow_start_raises_weight_and_limit_step_by_step()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 100, maxConn: 10) with { SlowStart = TimeSpan.FromSeconds(10) }));
        Assert.Equal(100, app["s1"].VisibleWeight);
        app.SetState("s1", AdminCommandState.Maint);
        app.SetState("s1", AdminCommandState.Ready);
        Assert.Equal((ServerOperation.Starting, 7), (app["s1"].Operation, app["s1"].VisibleWeight));
        app.Hold();
        app.Wait();
        Assert.Equal(app.NowMs + 1000, app.Balancer.NextTickMs);
        app.NowMs += 5000;
        app.Balancer.Tick(app.NowMs, app.Effects);
        Assert.Equal(57, app["s1"].VisibleWeight);
        Assert.Equal([("c2", "s1")], app.Assignments);
        app.NowMs += 5000;
        app.Balancer.Tick(app.NowMs, app.Effects);
        Assert.Equal((ServerOperation.Running, 100), (app["s1"].Operation, app["s1"].VisibleWeight));
        Assert.Null(app.Balancer.NextTickMs);
    }

    [Fact]
    public void A_server_does_not_start_slowly_when_the_process_starts()
        => Assert.Equal(ServerOperation.Running, new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1") with { SlowStart = TimeSpan.FromSeconds(10) }))["s1"].Operation);

    [Fact]
    public void The_limit_follows_the_load_between_minconn_and_maxconn()
    {
        var servers = Enumerable.Range(1, 4).Select(number => Server($"s{number}", maxConn: 10) with { MinConn = 2 }).ToArray();
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.First, servers), fullConn: 20);
        for (var stream = 0; stream < 8; stream++)
            app.Hold();
        // The n-th of 20 streams finds a limit of n*10/20, and of minconn up to the fifth.
        Assert.Equal([4, 3, 1, 0], app.Balancer.Servers.Select(server => server.Served));
    }

    [Fact]
    public void Sessions_end_when_their_server_is_marked_down()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1") with { ShutdownSessionsOnDown = true }));
        app.Hold();
        app.SetHealth("s1", HealthCommandState.Down);
        Assert.Equal(CloseCause.ServerDown, Assert.Single(app.Effects.AsSpan().ToArray(), effect => effect.Kind == BalanceEffectKind.CloseStream).Cause);
        Assert.Equal(1, app["s1"].Served);
    }

    [Fact]
    public void Sessions_of_backups_end_when_an_active_server_is_marked_up()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1") with { ShutdownBackupSessionsOnUp = true }, Server("b1") with { IsBackup = true }));
        app.SetHealth("s1", HealthCommandState.Down);
        app.Hold();
        app.SetHealth("s1", HealthCommandState.Up);
        Assert.Equal(CloseCause.ActiveServerUp, Assert.Single(app.Effects.AsSpan().ToArray(), effect => effect.Kind == BalanceEffectKind.CloseStream).Cause);
    }

    [Fact]
    public void Those_who_wait_for_a_server_that_goes_down_go_elsewhere_with_option_redispatch()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", maxConn: 1) with { MaxQueue = 5 }) with { RedispatchInterval = -1 });
        app.Hold();
        app.Wait();
        app.Configure(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", maxConn: 1) with { MaxQueue = 5 }, Server("s2") with { IsBackup = true }) with { RedispatchInterval = -1 });
        app.SetHealth("s1", HealthCommandState.Down);
        Assert.Equal([("c2", "s2")], app.Assignments);
        Assert.Contains("Server app/s1 is DOWN, changed from CLI. 0 active and 1 backup servers left. Running on backup. 1 sessions active, 1 requeued, 0 remaining in queue.", app.Notices);
    }

    [Fact]
    public void Those_who_wait_for_any_server_are_served_by_the_backup_when_the_last_active_one_goes()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1), Server("b1") with { IsBackup = true }));
        app.Hold();
        app.Wait();
        app.SetState("s1", AdminCommandState.Maint);
        Assert.Equal([("c2", "b1")], app.Assignments);
    }

    [Fact]
    public void Downtime_counts_while_a_server_is_stopped()
    {
        var app = Two();
        app.SetHealth("s1", HealthCommandState.Down);
        app.NowMs += 5000;
        app.SetHealth("s1", HealthCommandState.Up);
        Assert.Equal((5000, app.NowMs, 1), (app["s1"].DownTimeMs, app["s1"].LastChangeMs, app["s1"].Counters.DownTransitions.Value));
    }

    [Fact]
    public void Those_who_wait_for_a_server_in_maintenance_go_elsewhere_and_keep_their_turn()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", maxConn: 1) with { MaxQueue = 1 }, Server("s2", maxConn: 1)));
        app.Hold();
        var second = app.Hold();
        Assert.Same(app["s1"], app.Wait().QueuedFor);
        Assert.Null(app.Wait().QueuedFor);
        app.SetState("s1", AdminCommandState.Maint);
        Assert.Equal((0, 2), (app["s1"].Queued, app.Balancer.QueuedForAny));
        app.Release(second);
        Assert.Equal([("c3", "s2")], app.Assignments);
    }

    [Fact]
    public void A_server_that_no_longer_tracks_loses_what_it_inherited()
    {
        var tracking = Server("s1") with { Track = "web/s1" };
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, tracking, Server("s2")));
        app.Balancer.Checks.Follow(app["s1"], new TrackedServer("web/s1", true, true, ServerOperation.Stopped), app.NowMs, app.Effects);
        Assert.Equal("s2 s2", app.Sequence(2));
        app.Configure(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1"), Server("s2")));
        Assert.Equal((ServerAdminState.None, ServerOperation.Running), (app["s1"].Admin, app["s1"].Operation));
        Assert.Contains("s1", app.Sequence(2));
    }
}
