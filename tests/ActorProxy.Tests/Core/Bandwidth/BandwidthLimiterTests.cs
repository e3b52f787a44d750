using ActorProxy.Config.Model;
using ActorProxy.Core.Bandwidth;
using Xunit;

namespace ActorProxy.Tests.Core.Bandwidth;

public sealed class BandwidthLimiterTests
{
    [Theory]
    [InlineData(100_000, 1_000, 0)]
    [InlineData(1_000_000, 100, 0)]
    [InlineData(50, 1_000, 0)]
    [InlineData(100_000, 1_000, 30_000)]
    [InlineData(1, 250, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    public void A_flow_that_always_has_bytes_moves_the_limit_in_each_period(int limit, int periodMs, int minSize)
    {
        var limiter = new BandwidthLimiter(Filter(limit, periodMs, minSize), 5_000);
        var end = 5_000 + (20L * periodMs);
        var (now, moved, rounds) = (5_000L, 0L, 0);
        while (now < end)
        {
            rounds++;
            var allowed = limiter.Allowance(16_384, now);
            if (allowed == 0)
            {
                var wait = limiter.WaitMs(16_384, now);
                Assert.True(wait > 0);
                now += wait;
                if (rounds > 100_000)
                    break;
                continue;
            }

            Assert.Equal(0, limiter.WaitMs(16_384, now));
            limiter.Passed(allowed, now);
            moved += allowed;
            if (rounds > 100_000)
                break;
        }

        var periods = (now - 5_000) / (double)periodMs;
        Assert.True(moved <= limit * (periods + 1), $"{moved} bytes in {periods} periods");
        Assert.True(moved >= limit * Math.Min(periods, 1) * 0.9, $"{moved} bytes in {periods} periods");
        if (now >= end)
            Assert.InRange(moved, limit * 17L, limit * 21L);
    }

    [Fact]
    public void Says_the_first_millisecond_at_which_bytes_may_pass()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 2_000; round++)
        {
            var limiter = new BandwidthLimiter(Filter(random.Next(1, 100_000), random.Next(1, 3_000), random.Next(3) * random.Next(20_000)), 1_000);
            var now = 1_000L;
            for (var step = random.Next(40); step > 0; step--)
            {
                now += random.Next(300);
                limiter.Passed(limiter.Allowance(random.Next(1, 70_000), now), now);
            }

            var waiting = random.Next(1, 70_000);
            var wait = limiter.WaitMs(waiting, now);

            Assert.Equal(wait == 0, limiter.Allowance(waiting, now) > 0);
            if (wait > 0)
                Assert.Equal(0, limiter.Allowance(waiting, now + wait - 1));
            Assert.InRange(limiter.Allowance(waiting, now + wait), 1, waiting);
        }
    }

    [Fact]
    public void Passes_no_less_than_the_least_size_unless_less_is_left()
    {
        var limiter = new BandwidthLimiter(Filter(10_000, 1_000, 4_000), 0);
        limiter.Passed(limiter.Allowance(7_000, 0), 0);

        Assert.Equal(0, limiter.Allowance(50_000, 0));
        Assert.Equal(1_000, limiter.Allowance(1_000, 0));
        Assert.Equal(4_000, limiter.Allowance(50_000, limiter.WaitMs(50_000, 0)), 100.0);
    }

    [Fact]
    public void A_rule_gives_other_values_and_nothing_above_0_is_the_filters_own()
    {
        var limiter = new BandwidthLimiter(Filter(10_000, 1_000), 0);
        limiter.Set(500, 2_000);
        Assert.Equal((500, 2_000), (limiter.LimitBytes, limiter.PeriodMs));
        limiter.Set(0, -1);
        Assert.Equal((10_000, 1_000), (limiter.LimitBytes, limiter.PeriodMs));
    }

    [Fact]
    public void The_narrowest_of_several_limits_counts()
    {
        var limits = new BandwidthLimits();
        limits.Set(Filter(10_000, 1_000), null, null, 0);
        limits.Set(Filter(10_000, 1_000) with { Name = "other" }, 3_000, null, 0);

        Assert.Equal(3_000, limits.Allowance(50_000, 0));
        limits.Passed(3_000, 0);
        Assert.Equal(0, limits.Allowance(50_000, 0));
        Assert.InRange(limits.WaitMs(50_000, 0), 1_000, 1_100);
    }

    private static BandwidthLimitConfig Filter(int limit, int periodMs, int minSize = 0) =>
        new("limit", IsUpload: false, limit, TimeSpan.FromMilliseconds(periodMs), minSize, default);
}
