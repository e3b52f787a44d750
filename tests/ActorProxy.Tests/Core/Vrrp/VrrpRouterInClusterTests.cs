using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>What nodes that know each other through a cluster do beyond the documents.</summary>
public sealed class VrrpRouterInClusterTests
{
    [Fact]
    public void The_successor_takes_over_at_once_when_the_master_stops()
    {
        var router = Following();
        router.SetSuccessor(true, null, 1000);
        Assert.Equal("acquire, advertise 100, announce, Backup>Master MasterStopped", Text(router.Received(Advertisement(0), NodeAt(1), 1500)));
    }

    [Fact]
    public void A_backup_that_learns_too_late_that_it_is_the_successor_takes_over_then()
    {
        var router = Following();
        router.Received(Advertisement(0), NodeAt(1), 1500);
        Assert.EndsWith("Backup>Master MasterStopped", Text(router.SetSuccessor(true, null, 1510)), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_next_behind_a_new_owner_does_not_take_its_place_when_the_old_one_stops()
    {
        var router = Following();
        router.SetSuccessor(true, NodeAt(2), 1000);
        Assert.Empty(router.Received(Advertisement(0), NodeAt(1), 1500));
        Assert.Empty(router.SetSuccessor(true, NodeAt(2), 1501));

        // The new owner has not said so by an advertisement: it may have died since.
        Assert.EndsWith("Backup>Master MasterStopped", Text(router.TimerExpired(router.DueAtMs!.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_that_is_not_next_lets_the_next_one_go_first_when_the_master_stops()
    {
        var router = Following();
        router.SetSuccessor(false, NodeAt(1), 1000);
        Assert.Empty(router.Received(Advertisement(0), NodeAt(1), 1500));
        Assert.InRange(router.DueAtMs!.Value, 1510, 1530);
    }

    [Fact]
    public void The_successor_takes_over_at_once_when_the_master_falls_below_it()
    {
        var router = Following();
        Assert.Empty(router.SetSuccessor(true, null, 1000));
        Assert.Empty(router.Received(Advertisement(100), NodeAt(1), 1500));
        Assert.Equal("acquire, advertise 100, announce, Backup>Master LesserMaster", Text(router.Received(Advertisement(99), NodeAt(1), 1600)));
    }

    [Fact]
    public void The_successor_leaves_a_lesser_master_to_the_better_one_that_it_hears()
    {
        var router = Following();
        router.SetSuccessor(true, null, 1000);
        Assert.Empty(router.Received(Advertisement(50), NodeAt(2), 1500));
        Assert.Equal(NodeAt(1), router.Master);
    }

    [Fact]
    public void The_successor_keeps_the_preempt_delay()
    {
        var router = Backup(Usual with { PreemptDelayMs = 5000 });
        router.SetSuccessor(true, null, 0);
        Assert.Empty(router.Received(Advertisement(50), NodeAt(1), 4999));
        Assert.NotEmpty(router.Received(Advertisement(50), NodeAt(1), 5000));
    }

    [Fact]
    public void The_successor_takes_over_at_once_on_evidence()
    {
        var router = Following();
        router.SetSuccessor(true, null, 1000);
        Assert.Equal("acquire, advertise 100, announce, Backup>Master MasterGone", Text(router.OwnerIsGone(NodeAt(1), 1500)));
    }

    [Theory]
    [InlineData(1, 29)]
    [InlineData(100, 22)]
    [InlineData(254, 10)]
    public void Others_wait_by_priority_at_most_30_ms(int priority, long expected)
    {
        var router = Following(Usual with { Priority = (byte)priority });
        Assert.Empty(router.OwnerIsGone(NodeAt(1), 1500));
        Assert.Equal(1500 + expected, router.DueAtMs);
        Assert.EndsWith("Backup>Master MasterGone", Text(router.TimerExpired(1500 + expected)), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_against_a_node_that_is_not_the_master_is_ignored()
    {
        var router = Following();
        router.SetSuccessor(true, null, 1000);
        Assert.Empty(router.OwnerIsGone(NodeAt(2), 1500));
        Assert.Equal(1000 + 3609, router.DueAtMs);
        Assert.Empty(Backup().OwnerIsGone(NodeAt(1), 10));
    }

    [Theory]
    [InlineData(1, 254)]
    [InlineData(2, 101)]
    public void Evidence_is_forgotten_when_that_master_or_a_better_one_is_heard(int node, int priority)
    {
        var router = Following();
        router.OwnerIsGone(NodeAt(1), 1500);
        Assert.Empty(router.Received(Advertisement((byte)priority), NodeAt(node), 1520));
        Assert.Equal(1520 + 3609, router.DueAtMs);
    }

    [Fact]
    public void Last_words_of_a_dead_master_do_not_take_the_evidence_back()
    {
        var router = Following();
        router.OwnerIsGone(NodeAt(1), 1500);
        Assert.Empty(router.Received(Advertisement(254), NodeAt(1), 1505));
        Assert.Equal(1522, router.DueAtMs);
    }

    [Fact]
    public void A_successor_does_not_give_way_to_last_words_but_asks_again()
    {
        var router = Following();
        router.SetSuccessor(true, null, 1000);
        router.OwnerIsGone(NodeAt(1), 1500);
        Assert.Empty(router.Received(Advertisement(254), NodeAt(1), 1505));
        Assert.Equal(1520, router.DueAtMs);
        Assert.Equal("advertise 100", Text(router.TimerExpired(1520)));
        Assert.Equal("release, advertise 100, Master>Backup BetterMaster", Text(router.Received(Advertisement(254), NodeAt(1), 1521)));
    }

    [Fact]
    public void A_lesser_backup_that_was_quicker_does_not_end_the_evidence()
    {
        var router = Following();
        router.OwnerIsGone(NodeAt(1), 1500);
        Assert.Empty(router.Received(Advertisement(50), NodeAt(2), 1505));
        Assert.Equal(1522, router.DueAtMs);
    }

    [Fact]
    public void Hands_over_and_stands_aside()
    {
        var (router, now) = Master();
        Assert.Equal("advertise 0, release, Master>Backup HandedOver", Text(router.HandOver(now)));
        Assert.True(router.IsStandingAside);
        Assert.Equal(now + 3996, router.DueAtMs);
        Assert.Empty(router.Received(Advertisement(50), NodeAt(1), now + 5));
        Assert.Equal(now + 5 + 3996, router.DueAtMs);
    }

    [Fact]
    public void Serves_on_when_nobody_takes_what_it_hands_over()
    {
        var (router, now) = Master();
        router.HandOver(now);
        Assert.Equal("acquire, advertise 1, announce, Backup>Master MasterSilent", Text(router.TimerExpired(now + 3996)));
        Assert.Equal("release, advertise 1, Master>Backup BetterMaster", Text(router.Received(Advertisement(2), NodeAt(1), now + 4000)));
    }

    [Fact]
    public void Comes_back_after_standing_aside()
    {
        var (router, now) = Master();
        router.HandOver(now);
        router.SetSuccessor(true, null, now + 1);
        Assert.Empty(router.Received(Advertisement(90), NodeAt(1), now + 5));
        Assert.Empty(router.Resume(now + 500));
        Assert.EndsWith("Backup>Master LesserMaster", Text(router.Received(Advertisement(90), NodeAt(1), now + 1005)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_priority_that_changes_while_it_stands_aside_counts_afterwards()
    {
        var (router, now) = Master();
        router.HandOver(now);
        router.SetPriority(200, now + 1);
        Assert.Equal(1, router.EffectivePriority);
        router.Resume(now + 2);
        Assert.Equal(200, router.EffectivePriority);
    }

    [Fact]
    public void Forgets_that_it_stood_aside_when_it_stops()
    {
        var (router, now) = Master();
        router.HandOver(now);
        router.Stop(now + 1);
        router.Start(now + 2);
        Assert.Equal("acquire, advertise 100, announce, Backup>Master MasterSilent", Text(router.TimerExpired(now + 2 + 3609)));
    }

    private static VrrpRouter Following(VrrpRouterConfig? config = null)
    {
        var router = Backup(config);
        router.Received(Advertisement(254), NodeAt(1), 1000);
        return router;
    }
}
