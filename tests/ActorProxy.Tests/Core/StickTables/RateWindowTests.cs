using ActorProxy.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables;

public sealed class RateWindowTests
{
    private const uint Period = 1000;

    [Theory]
    [InlineData(0, 10)]
    [InlineData(999, 10)]
    [InlineData(1000, 10)]
    [InlineData(1001, 9)]
    [InlineData(1500, 5)]
    [InlineData(1999, 0)]
    [InlineData(2000, 0)]
    [InlineData(3000, 0)]
    public void Ten_events_of_one_moment_fade_over_the_period_after_theirs(uint later, uint expected)
    {
        var window = default(RateWindow);
        window.Add(10, Period, 50_000);
        Assert.Equal(expected, window.Read(Period, 50_000 + later));
    }

    [Fact]
    public void A_single_event_does_not_flicker_but_stays_until_its_time_is_over()
    {
        var window = default(RateWindow);
        window.Add(1, Period, 50_000);
        Assert.Equal(1u, window.Read(Period, 51_999));
        Assert.Equal(0u, window.Read(Period, 52_001));
    }

    [Fact]
    public void Events_of_two_neighbouring_periods_count_together_as_far_as_the_first_reaches_in()
    {
        var window = default(RateWindow);
        window.Add(10, Period, 50_000);
        window.Add(4, Period, 51_250);
        Assert.Equal(4u + 7u, window.Read(Period, 51_250));
        Assert.Equal(4u, window.Read(Period, 52_000));
    }

    [Fact]
    public void Events_after_a_long_pause_begin_anew()
    {
        var window = default(RateWindow);
        window.Add(10, Period, 50_000);
        window.Add(3, Period, 90_123);
        Assert.Equal(new RateWindow { StartMs = 90_123, Current = 3 }, window);
    }

    [Fact]
    public void A_start_in_the_near_future_is_the_other_loops_clock()
    {
        var window = default(RateWindow);
        window.Add(5, Period, 50_010);
        window.Add(5, Period, 50_000);
        Assert.Equal(10u, window.Read(Period, 50_000));
    }

    [Fact]
    public void Time_wraps_around_after_49_days()
    {
        var window = default(RateWindow);
        window.Add(10, Period, uint.MaxValue - 2000);
        Assert.Equal(10u, window.Read(Period, unchecked(uint.MaxValue - 2000 + 200)));
        Assert.Equal(5u, window.Read(Period, unchecked(uint.MaxValue - 2000 + 1500)));
    }
}
