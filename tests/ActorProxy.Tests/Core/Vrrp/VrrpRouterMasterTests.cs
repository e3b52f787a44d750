using ActorProxy.Core.Vrrp;
using Xunit;
using static ActorProxy.Tests.Core.Vrrp.VrrpExamples;

namespace ActorProxy.Tests.Core.Vrrp;

/// <summary>A master by the documents' rules (RFC 9568 6.4.3, RFC 3768 6.4.3).</summary>
public sealed class VrrpRouterMasterTests
{
    private static readonly VrrpRouterConfig Quiet = Usual with { AnnounceAgainAfterMs = [], AnnounceEveryMs = 0 };

    [Fact]
    public void Advertises_each_interval_and_makes_up_for_a_little_lateness()
    {
        var (router, now) = Master(Quiet);
        Assert.Equal(now + 1000, router.DueAtMs);
        Assert.Empty(router.TimerExpired(now + 999));
        Assert.Equal("advertise 100", Text(router.TimerExpired(now + 1007)));
        Assert.Equal(now + 2000, router.DueAtMs);
    }

    [Fact]
    public void Announces_again_after_it_has_taken_over_and_every_minute()
    {
        var (router, start) = Master();
        List<long> announced = [];
        while (router.DueAtMs is { } now && now < start + 130_000)
        {
            if (router.TimerExpired(now).Any(static action => action is VrrpAction.Announce))
                announced.Add(now - start);
        }

        Assert.Equal([100, 1000, 5000, 65_000, 125_000], announced);
    }

    [Theory]
    [InlineData(101, 1)]
    [InlineData(255, 1)]
    [InlineData(100, 6)]
    public void Steps_down_for_a_better_one(int priority, int node)
    {
        var (router, now) = Master();
        Assert.Equal("release, advertise 100, Master>Backup BetterMaster", Text(router.Received(Advertisement((byte)priority, 200), NodeAt(node), now + 10)));
        Assert.Equal(now + 10 + 6000 + 1218, router.DueAtMs);
        Assert.Equal(NodeAt(node), router.Master);
    }

    [Theory]
    [InlineData(99, 6)]
    [InlineData(100, 4)]
    [InlineData(0, 6)]
    public void Answers_a_lesser_one_and_announces_again(int priority, int node)
    {
        var (router, now) = Master();
        Assert.Equal("advertise 100, announce, note Contested", Text(router.Received(Advertisement((byte)priority), NodeAt(node), now + 500)));
        Assert.Equal(VrrpState.Master, router.State);

        // The lesser one may have announced after it was answered.
        Assert.Equal(now + 510, router.DueAtMs);
        Assert.Equal("announce", Text(router.TimerExpired(now + 510)));
        Assert.Equal(now + 600, router.DueAtMs);
    }

    [Fact]
    public void Announces_again_when_it_is_contested_just_after_it_has_announced()
    {
        var (router, now) = Master(Quiet);
        Assert.Equal("announce", Text(router.AnnounceAgain(now + 50)));
        Assert.Equal("advertise 100, announce, note Contested", Text(router.Received(Advertisement(50), NodeAt(1), now + 51)));
    }

    [Fact]
    public void Has_the_last_word_when_it_is_contested_twice_in_short_time()
    {
        var (router, now) = Master(Quiet);
        router.Received(Advertisement(50), NodeAt(1), now + 50);
        Assert.Equal("announce", Text(router.TimerExpired(now + 60)));
        Assert.Equal("advertise 100", Text(router.Received(Advertisement(50), NodeAt(1), now + 70)));
        Assert.DoesNotContain("announce", Text(router.TimerExpired(now + 249)), StringComparison.Ordinal);
        Assert.Contains("announce", Text(router.TimerExpired(now + 250)), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_flood_the_network_when_it_is_contested_often()
    {
        var (router, start) = Master();
        var announced = 0;
        for (var now = start + 1000; now < start + 2000; now += 10)
            announced += router.Received(Advertisement(50), NodeAt(1), now).Count(static action => action is VrrpAction.Announce);
        Assert.Equal(5, announced);
        Assert.Equal("announce", Text(router.TimerExpired(router.DueAtMs!.Value)));
    }

    [Fact]
    public void Two_who_hold_themselves_for_better_do_not_answer_each_other_without_end()
    {
        var (router, start) = Master();
        var said = 0;
        for (var i = 0; i < 1000; i++)
            said += router.Received(Advertisement(50), NodeAt(1), start + 1000 + (i / 100)).Count(static action => action is VrrpAction.Advertise);
        Assert.Equal(1, said);
    }

    [Fact]
    public void Says_priority_0_before_it_releases_when_it_stops()
    {
        var (router, now) = Master();
        Assert.Equal("advertise 0, release, Master>Initialize Stopped", Text(router.Stop(now)));
    }

    [Fact]
    public void Lets_go_in_a_fault_and_begins_anew_after_it()
    {
        var (router, now) = Master();
        Assert.Equal("advertise 0, release, Master>Fault FaultBegan", Text(router.SetFault(true, now)));
        Assert.Null(router.DueAtMs);
        Assert.Empty(router.SetFault(true, now));
        Assert.Empty(router.Received(Advertisement(0), NodeAt(1), now));
        Assert.Equal("Fault>Backup FaultEnded", Text(router.SetFault(false, now + 10)));
        Assert.Equal(now + 10 + 3609, router.DueAtMs);
    }

    [Fact]
    public void Does_not_start_in_a_fault()
    {
        var router = new VrrpRouter(Usual with { Priority = 255 }, NodeAt(5));
        Assert.Empty(router.SetFault(true, 0));
        Assert.Equal("Initialize>Fault FaultBegan", Text(router.Start(0)));
        Assert.Equal("acquire, advertise 255, announce, Fault>Master Owner", Text(router.SetFault(false, 1)));
    }

    [Fact]
    public void Says_a_changed_priority_at_once()
    {
        var (router, now) = Master(Quiet);
        Assert.Equal("advertise 80", Text(router.SetPriority(80, now + 300)));
        Assert.Empty(router.SetPriority(80, now + 301));
        Assert.Equal(now + 1300, router.DueAtMs);
        Assert.Equal("release, advertise 80, Master>Backup BetterMaster", Text(router.Received(Advertisement(90), NodeAt(1), now + 310)));
    }

    [Fact]
    public void Announces_again_when_it_has_not_run_for_long()
    {
        var (router, now) = Master(Quiet);
        Assert.Equal("advertise 100, announce", Text(router.TimerExpired(now + 4000)));
        Assert.Equal(now + 5000, router.DueAtMs);
    }

    [Fact]
    public void Announces_again_when_told()
    {
        var (router, now) = Master();
        Assert.Equal("announce", Text(router.AnnounceAgain(now + 50)));
        Assert.Equal(now + 150, router.DueAtMs);
        Assert.Empty(Backup().AnnounceAgain(5));
    }

    [Fact]
    public void Speaking_on_time_allocates_nothing()
    {
        var (router, now) = Master(Quiet);
        router.TimerExpired(now += 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            router.TimerExpired(now += 1000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
