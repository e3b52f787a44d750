using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>A virtual router that takes other settings while it takes part.</summary>
public sealed class VrrpRouterReconfiguredTests
{
    [Fact]
    public void A_master_stays_master_and_advertises_at_the_new_interval()
    {
        var (router, now) = Master(Usual with { AnnounceAgainAfterMs = [], AnnounceEveryMs = 0 });
        router.Reconfigure(router.Config with { IntervalCentiseconds = 20 }, now + 50);
        Assert.Equal(VrrpState.Master, router.State);
        Assert.Equal(now + 250, router.DueAtMs);
        Assert.Equal("advertise 100", Text(router.TimerExpired(now + 250)));
        Assert.Equal(now + 450, router.DueAtMs);
    }

    [Fact]
    public void A_longer_interval_begins_with_the_next_advertisement()
    {
        var (router, now) = Master(Usual with { AnnounceAgainAfterMs = [], AnnounceEveryMs = 0 });
        router.Reconfigure(router.Config with { IntervalCentiseconds = 500 }, now);
        Assert.Equal("advertise 100", Text(router.TimerExpired(now + 1000)));
        Assert.Equal(now + 6000, router.DueAtMs);
    }

    [Fact]
    public void A_backup_that_may_preempt_from_now_on_does()
    {
        var router = Backup(Usual with { IsPreempting = false });
        router.Received(Advertisement(50), NodeAt(1), 100);
        Assert.True(router.DueAtMs > 3000);
        router.Reconfigure(router.Config with { IsPreempting = true }, 200);
        router.Received(Advertisement(50), NodeAt(1), 1100);
        var due = router.DueAtMs!.Value;
        Assert.Equal(VrrpState.Master, Expired(router, due));
    }

    [Fact]
    public void Another_number_of_announcements_counts_for_the_take_over_that_is_being_announced()
    {
        var (router, now) = Master(Usual with { AnnounceAgainAfterMs = [], AnnounceEveryMs = 0 });
        router.Reconfigure(router.Config with { AnnounceAgainAfterMs = [300] }, now);
        Assert.Equal("announce", Text(router.TimerExpired(now + 300)));
    }

    [Theory]
    [InlineData(8, VrrpVersion.V3)]
    [InlineData(7, VrrpVersion.V2)]
    public void The_settings_of_another_virtual_router_are_refused(byte id, VrrpVersion version) =>
        Assert.Throws<ArgumentException>(() => Backup().Reconfigure(Usual with { RouterId = id, Version = version }, 0));

    private static VrrpState Expired(VrrpRouter router, long now)
    {
        router.TimerExpired(now);
        return router.State;
    }
}
