using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Stats;

public sealed class RecentCountTests
{
    private const long Start = 1_000_000;

    [Theory]
    [InlineData(0, 3)]
    [InlineData(49, 3)]
    [InlineData(99, 3)]
    [InlineData(100, 0)]
    [InlineData(100_000, 0)]
    public void Is_forgotten_after_two_windows_without_another(long laterMs, int expected)
    {
        var ended = new RecentCount(windowMs: 50);
        for (var i = 0; i < 3; i++)
            ended.Count(Start + i / 2);
        Assert.Equal(expected, ended.At(Start + laterMs));
    }

    [Fact]
    public void Counts_the_window_before_with_the_present_one()
    {
        var ended = new RecentCount(windowMs: 50);
        ended.Count(Start);
        ended.Count(Start + 49);
        ended.Count(Start + 60);
        Assert.Equal(3, ended.At(Start + 60));
        Assert.Equal(3, ended.At(Start + 109));
        Assert.Equal(1, ended.At(Start + 110));
        ended.Count(Start + 115);
        Assert.Equal(2, ended.At(Start + 115));
        Assert.Equal(0, ended.At(Start + 215));
    }

    [Fact]
    public void Is_nothing_before_the_first() => Assert.Equal(0, new RecentCount(windowMs: 50).At(0));

    [Fact]
    public void Counting_allocates_nothing()
    {
        var ended = new RecentCount(windowMs: 50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            ended.Count(Start + i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(ended.At(Start + 999), 50, 100);
    }
}
