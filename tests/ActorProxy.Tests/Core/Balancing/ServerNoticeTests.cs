using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>The lines are what haproxy 2.6 logs for the same commands.</summary>
public sealed class ServerNoticeTests
{
    private static readonly BackendConfig ThreeServers = Backend(BalanceAlgorithmKind.RoundRobin, Server("s1"), Server("s2"), Server("b1") with { IsBackup = true });

    [Fact]
    public void Maintenance_and_back()
    {
        var app = new BalancerDriver(ThreeServers);
        app.SetState("s1", AdminCommandState.Maint);
        app.SetState("s1", AdminCommandState.Ready);
        Assert.Equal(
        [
            "Server app/s1 is going DOWN for maintenance. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/s1 is UP/READY (leaving forced maintenance).",
        ], app.Notices);
    }

    [Fact]
    public void Drain_and_back_by_way_of_maintenance()
    {
        var app = new BalancerDriver(ThreeServers);
        app.SetState("s2", AdminCommandState.Drain);
        app.SetState("s2", AdminCommandState.Maint);
        app.SetState("s2", AdminCommandState.Drain);
        app.SetState("s2", AdminCommandState.Ready);
        Assert.Equal(
        [
            "Server app/s2 enters drain state. 1 active and 1 backup servers online. 0 sessions requeued, 0 total in queue.",
            "Server app/s2 is going DOWN for maintenance. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/s2 is UP/DRAIN (leaving forced maintenance).",
            "Server app/s2 remains in forced drain mode.",
            "Server app/s2 is UP (leaving forced drain).",
        ], app.Notices);
    }

    [Fact]
    public void The_last_servers_go_and_the_backend_says_so()
    {
        var app = new BalancerDriver(ThreeServers, kind: ProxyKind.Listen);
        app.SetHealth("s1", HealthCommandState.Down);
        app.SetHealth("s2", HealthCommandState.Down);
        app.SetHealth("b1", HealthCommandState.Down);
        app.SetState("b1", AdminCommandState.Maint);
        app.SetHealth("s1", HealthCommandState.Up);
        Assert.Equal(
        [
            "Server app/s1 is DOWN, changed from CLI. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/s2 is DOWN, changed from CLI. 0 active and 1 backup servers left. Running on backup. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Backup Server app/b1 is DOWN, changed from CLI. 0 active and 0 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "proxy app has no server available!",
            "Backup Server app/b1 was DOWN and now enters maintenance.",
            "Server app/s1 is UP, changed from CLI. 1 active and 0 backup servers online. 0 sessions requeued, 0 total in queue.",
        ], app.Notices);
        Assert.Equal(
            [NoticeLevel.Alert, NoticeLevel.Alert, NoticeLevel.Alert, NoticeLevel.Emergency, NoticeLevel.Notice, NoticeLevel.Notice],
            app.Effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Notice).Select(effect => effect.Level));
    }

    [Fact]
    public void The_last_weight_goes_and_the_backend_says_so()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1")));
        app.SetWeight("s1", "0");
        Assert.Equal(["backend app has no server available!"], app.Notices);
    }

    [Fact]
    public void A_server_that_tracks_follows_and_says_whom()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("t1") with { Track = "web/s1" }, Server("t2"), Server("t3") with { IsBackup = true }));
        Follow(isInMaint: true);
        Follow();
        Follow(isDraining: true);
        Follow(isInMaint: true);
        Follow(isDraining: true);
        Follow();
        Follow(operation: ServerOperation.Stopped);
        Follow(isInMaint: true, operation: ServerOperation.Stopped);
        Follow();
        Follow(operation: ServerOperation.Stopping);
        Assert.Equal(
        [
            "Server app/t1 is going DOWN for maintenance via web/s1. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/t1 is UP/READY (leaving maintenance).",
            "Server app/t1 enters drain state via web/s1. 1 active and 1 backup servers online. 0 sessions requeued, 0 total in queue.",
            "Server app/t1 is going DOWN for maintenance via web/s1. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/t1 is UP/DRAIN (leaving maintenance).",
            "Server app/t1 is leaving forced drain but remains in drain mode via web/s1.",
            "Server app/t1 is UP (leaving forced drain).",
            "Server app/t1 is DOWN via web/s1. 1 active and 1 backup servers left. 0 sessions active, 0 requeued, 0 remaining in queue.",
            "Server app/t1 was DOWN and now enters maintenance via web/s1.",
            "Server app/t1 is UP/READY (leaving maintenance).",
            "Server app/t1 is stopping via web/s1. 1 active and 1 backup servers online. 0 sessions requeued, 0 total in queue.",
        ], app.Notices);

        void Follow(bool isInMaint = false, bool isDraining = false, ServerOperation operation = ServerOperation.Running)
            => app.Balancer.Checks.Follow(app["t1"], new TrackedServer("web/s1", isInMaint, isDraining, operation), app.NowMs, app.Effects);
    }

    [Fact]
    public void A_forced_state_covers_an_inherited_one()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("t1") with { Track = "web/s1" }, Server("t2")));
        var maint = new TrackedServer("web/s1", true, false, ServerOperation.Stopped);
        app.SetState("t1", AdminCommandState.Maint);
        app.Balancer.Checks.Follow(app["t1"], maint, app.NowMs, app.Effects);
        app.Effects.Clear();
        app.SetState("t1", AdminCommandState.Ready);
        app.SetState("t1", AdminCommandState.Maint);
        app.Balancer.Checks.Follow(app["t1"], maint with { IsInMaint = false, Operation = ServerOperation.Running }, app.NowMs, app.Effects);
        app.SetState("t1", AdminCommandState.Ready);
        Assert.Equal(
        [
            "Server app/t1 is leaving forced maintenance but remains in maintenance via web/s1.",
            "Server app/t1 remains in forced maintenance.",
            "Server app/t1 is UP/READY (leaving forced maintenance).",
        ], app.Notices);
    }
}
