using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Stats;

public sealed class RecentAverageTests
{
    [Fact]
    public void Averages_to_the_value_when_all_are_alike()
    {
        var average = new RecentAverage();
        for (var seen = 1; seen <= 2_000; seen++) average.Add(40, seen);

        Assert.InRange(average.Read(2_000), 39, 41);
    }

    [Fact]
    public void Is_the_value_itself_after_the_first_one()
    {
        var average = new RecentAverage();
        average.Add(123, 1);

        Assert.Equal(123, average.Read(1));
    }

    [Fact]
    public void Is_the_mean_rounded_up_while_there_are_few()
    {
        // What haproxy 2.6 showed for these sessions.
        var average = new RecentAverage();
        long[] times = [114, 0, 53, 204, 0, 0, 300, 21, 0];
        long[] expected = [114, 57, 56, 93, 75, 62, 96, 87, 77];
        for (var i = 0; i < times.Length; i++)
        {
            average.Add(times[i], i + 1);
            Assert.Equal(expected[i], average.Read(i + 1));
        }
    }

    [Fact]
    public void Forgets_old_values()
    {
        var average = new RecentAverage();
        long seen = 0;
        for (var i = 0; i < 1_000; i++) average.Add(1_000, ++seen);
        for (var i = 0; i < 5_000; i++) average.Add(0, ++seen);

        Assert.InRange(average.Read(seen), 0, 1);
        Assert.Equal(1_000, average.Maximum);
    }

    [Fact]
    public void Reads_zero_before_the_first_value()
    {
        Assert.Equal(0, new RecentAverage().Read(0));
    }

    [Fact]
    public void Clears_the_average_and_the_maximum()
    {
        var average = new RecentAverage();
        average.Add(500, 1);
        average.Clear();

        Assert.Equal(0, average.Read(1));
        Assert.Equal(0, average.Maximum);
    }
}
