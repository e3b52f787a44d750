using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>A backup by the documents' rules (RFC 9568 6.4.2, RFC 3768 6.4.2).</summary>
public sealed class VrrpRouterBackupTests
{
    [Fact]
    public void Starts_as_backup_that_listens()
    {
        var router = new VrrpRouter(Usual, NodeAt(5));
        Assert.Null(router.DueAtMs);
        Assert.Equal("Initialize>Backup Started", Text(router.Start(1000)));
        Assert.Equal(1000 + 3000 + 609, router.DueAtMs);
        Assert.Empty(router.Start(1001));
    }

    [Theory]
    [InlineData(VrrpVersion.V3, 100, 100, 3609)]
    [InlineData(VrrpVersion.V3, 1, 100, 36)]
    [InlineData(VrrpVersion.V3, 1, 254, 30)]
    [InlineData(VrrpVersion.V3, 10, 1, 399)]
    [InlineData(VrrpVersion.V2, 100, 100, 3609)]
    [InlineData(VrrpVersion.V2, 300, 100, 9609)]
    public void Waits_for_three_intervals_and_the_skew_time(VrrpVersion version, int centiseconds, int priority, long expected) =>
        Assert.Equal(expected, Backup(Usual with { Version = version, IntervalCentiseconds = centiseconds, Priority = (byte)priority }).DueAtMs);

    [Fact]
    public void Takes_over_from_silence()
    {
        var router = Backup();
        router.Received(Advertisement(150), NodeAt(1), 500);
        Assert.Equal(NodeAt(1), router.Master);
        Assert.Empty(router.TimerExpired(4108));
        Assert.Equal("acquire, advertise 100, announce, Backup>Master MasterSilent", Text(router.TimerExpired(4109)));
        Assert.Equal(NodeAt(5), router.Master);
    }

    [Fact]
    public void An_owner_is_master_at_once()
    {
        var router = new VrrpRouter(Usual with { Priority = 255 }, NodeAt(5));
        Assert.Equal("acquire, advertise 255, announce, Initialize>Master Owner", Text(router.Start(0)));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(255)]
    public void Waits_anew_when_a_master_is_heard_that_is_as_good_or_better(int priority)
    {
        var router = Backup();
        Assert.Empty(router.Received(Advertisement((byte)priority), NodeAt(1), 2000));
        Assert.Equal(2000 + 3609, router.DueAtMs);
        Assert.Equal((byte)priority, router.MasterPriority);
    }

    [Fact]
    public void Takes_the_interval_of_the_master_in_version_3()
    {
        var router = Backup();
        router.Received(Advertisement(150, 10), NodeAt(1), 2000);
        Assert.Equal(2000 + 300 + 60, router.DueAtMs);
    }

    [Fact]
    public void Does_not_listen_to_a_lesser_master()
    {
        var router = Backup();
        router.Received(Advertisement(99), NodeAt(1), 2000);
        Assert.Equal(3609, router.DueAtMs);
        Assert.Equal(NodeAt(1), router.Master);
    }

    [Fact]
    public void Listens_to_a_lesser_master_when_it_does_not_preempt()
    {
        var router = Backup(Usual with { IsPreempting = false });
        router.Received(Advertisement(1), NodeAt(1), 2000);
        Assert.Equal(2000 + 3609, router.DueAtMs);
        router.SetSuccessor(true, null, 2000);
        Assert.Empty(router.Received(Advertisement(1), NodeAt(1), 3000));
    }

    [Fact]
    public void Waits_a_few_milliseconds_only_when_the_master_stops()
    {
        var router = Backup();
        router.Received(Advertisement(150), NodeAt(1), 2000);
        Assert.Empty(router.Received(Advertisement(0), NodeAt(1), 2500));
        Assert.Null(router.Master);
        Assert.Equal(2500 + 4, router.DueAtMs);
        Assert.Equal("acquire, advertise 100, announce, Backup>Master MasterStopped", Text(router.TimerExpired(2504)));
    }

    [Fact]
    public void A_better_backup_that_takes_over_first_ends_the_wait()
    {
        var router = Backup();
        router.Received(Advertisement(150), NodeAt(1), 2000);
        router.Received(Advertisement(0), NodeAt(1), 2500);
        router.Received(Advertisement(120), NodeAt(2), 2502);
        Assert.Equal(2502 + 3609, router.DueAtMs);
    }

    [Fact]
    public void A_node_that_is_not_the_master_may_stop_without_effect()
    {
        var router = Backup();
        router.Received(Advertisement(150), NodeAt(1), 2000);
        router.Received(Advertisement(0), NodeAt(2), 2500);
        Assert.Equal(2000 + 3609, router.DueAtMs);
        Assert.Equal(NodeAt(1), router.Master);
    }

    [Fact]
    public void The_preempt_delay_runs_from_the_first_advertisement_of_a_lesser_master()
    {
        var router = Backup(Usual with { PreemptDelayMs = 5000 });
        router.Received(Advertisement(150), NodeAt(1), 1000);
        for (var now = 2000; now < 7000; now += 1000)
        {
            router.Received(Advertisement(50), NodeAt(1), now);
            Assert.Equal(now + 3609, router.DueAtMs);
        }

        router.Received(Advertisement(50), NodeAt(1), 7000);
        Assert.Equal(6000 + 3609, router.DueAtMs);
    }

    [Fact]
    public void The_preempt_delay_runs_from_the_start()
    {
        var router = Backup(Usual with { PreemptDelayMs = 3000 });
        router.Received(Advertisement(50), NodeAt(1), 2900);
        Assert.Equal(2900 + 3609, router.DueAtMs);
        router.Received(Advertisement(50), NodeAt(1), 3000);
        Assert.Equal(2900 + 3609, router.DueAtMs);
    }

    [Fact]
    public void The_preempt_delay_does_not_keep_addresses_from_a_network_without_a_master() =>
        Assert.Equal(3609, Backup(Usual with { PreemptDelayMs = 300_000 }).DueAtMs);

    [Fact]
    public void A_changed_priority_changes_the_skew_time()
    {
        var router = Backup();
        router.SetPriority(200, 1000);
        Assert.Equal(3000 + 218, router.DueAtMs);
        Assert.Equal("acquire, advertise 255, announce, Backup>Master Owner", Text(router.SetPriority(255, 1100)));
    }

    [Fact]
    public void A_timer_that_comes_late_is_no_silence_once()
    {
        var router = Backup();
        Assert.Equal("note TimerLate", Text(router.TimerExpired(3609 + 1001)));
        Assert.Equal(3609 + 1001 + 1609, router.DueAtMs);
        Assert.EndsWith("Backup>Master MasterSilent", Text(router.TimerExpired(20_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Stops_without_a_word()
    {
        var router = Backup();
        Assert.Equal("Backup>Initialize Stopped", Text(router.Stop(10)));
        Assert.Null(router.DueAtMs);
        Assert.Empty(router.Received(Advertisement(0), NodeAt(1), 20));
        Assert.Empty(router.TimerExpired(100_000));
    }

    [Fact]
    public void Its_own_words_do_not_count()
    {
        var router = Backup();
        Assert.Empty(router.Received(Advertisement(200), NodeAt(5), 2000));
        Assert.Equal(3609, router.DueAtMs);
    }
}
