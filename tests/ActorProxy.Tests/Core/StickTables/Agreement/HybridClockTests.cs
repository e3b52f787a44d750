using ActorProxy.Core.StickTables.Agreement;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Agreement;

/// <summary>A node's clock for what others have to agree to.</summary>
public sealed class HybridClockTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Goes_on_while_the_wall_clock_stands_or_goes_back()
    {
        var clock = new HybridClock(time);
        var first = clock.Next();
        var second = clock.Next();
        time.Now -= TimeSpan.FromHours(1);
        var third = clock.Next();
        Assert.True(first < second && second < third);
    }

    [Fact]
    public void Is_later_than_what_it_has_heard_of()
    {
        var (clock, other) = (new HybridClock(time), new HybridClock(new ManualTime { Now = time.Now + TimeSpan.FromMinutes(5) }));
        var heard = other.Next();
        clock.Observe(heard);
        Assert.True(clock.Next() > heard);
        Assert.Equal(HybridClock.TimeOf(heard), time.Now + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Is_not_dragged_along_by_a_clock_that_is_far_ahead()
    {
        var clock = new HybridClock(time);
        clock.Observe(new HybridClock(new ManualTime { Now = time.Now + TimeSpan.FromDays(365) }).Next());
        Assert.Equal(time.Now, HybridClock.TimeOf(clock.Next()));
    }

    private sealed class ManualTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
