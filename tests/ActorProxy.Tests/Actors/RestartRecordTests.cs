using ActorProxy.Actors;
using Xunit;

namespace ActorProxy.Tests.Actors;

public sealed class RestartRecordTests
{
    [Fact]
    public void A_restart_counts_until_the_window_has_passed_over_it()
    {
        var record = new RestartRecord();
        var window = TimeSpan.FromSeconds(10);

        Assert.True(record.TryCount(0, 2, window));
        Assert.True(record.TryCount(6_000, 2, window));
        Assert.False(record.TryCount(10_000, 2, window));
        Assert.True(record.TryCount(10_001, 2, window));
        Assert.False(record.TryCount(16_000, 2, window));
        Assert.True(record.TryCount(16_001, 2, window));
    }

    [Fact]
    public void Without_a_window_a_restart_counts_for_ever()
    {
        var record = new RestartRecord();

        Assert.True(record.TryCount(0, 1, TimeSpan.Zero));
        Assert.False(record.TryCount(long.MaxValue, 1, TimeSpan.Zero));
    }
}
