using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Core.Health;

public sealed class HealthPolicyTests
{
    private static readonly HealthPolicy Policy = new()
    {
        Inter = TimeSpan.FromSeconds(4),
        FastInter = TimeSpan.FromSeconds(1),
        DownInter = TimeSpan.FromSeconds(9),
    };

    // The table of configuration.txt 5.2, inter.
    [Theory]
    [InlineData(4, false, false, 4)]
    [InlineData(3, false, false, 1)]
    [InlineData(2, false, false, 1)]
    [InlineData(1, true, false, 1)]
    [InlineData(0, true, false, 9)]
    [InlineData(4, false, true, 1)]
    public void The_interval_follows_the_state(int counter, bool isStopped, bool isHastened, int seconds)
        => Assert.Equal(TimeSpan.FromSeconds(seconds), Policy.IntervalAt(new HealthState(counter), isStopped, isHastened));

    [Fact]
    public void Intervals_that_are_not_set_are_inter()
    {
        var policy = Policy with { FastInter = null, DownInter = null };
        Assert.All([0, 1, 4], counter => Assert.Equal(policy.Inter, policy.IntervalAt(new HealthState(counter), counter == 0, false)));
    }

    [Theory]
    [InlineData(0, 0.5, 1000)]
    [InlineData(50, 0, 1500)]
    [InlineData(50, 0.5, 1000)]
    [InlineData(50, 1, 500)]
    public void Noise_spreads_an_interval_both_ways(int percent, double draw, int milliseconds)
        => Assert.Equal(milliseconds, HealthPolicy.Spread(TimeSpan.FromSeconds(1), percent, draw).TotalMilliseconds);

    [Fact]
    public void Noise_has_a_limit()
        => Assert.Equal(1100, HealthPolicy.Spread(TimeSpan.FromSeconds(1), 50, 0, TimeSpan.FromMilliseconds(100)).TotalMilliseconds);

    [Theory]
    [InlineData(OnErrorAction.FailCheck)]
    [InlineData(OnErrorAction.MarkDown)]
    public void Errors_count_up_to_the_limit_and_begin_anew(OnErrorAction action)
    {
        var policy = Policy with { ErrorLimit = 2, OnError = action };
        var (first, nothing) = default(ObservedErrors).AfterError(policy);
        var (second, reached) = first.AfterError(policy);
        Assert.Equal((1, null, 0, action), (first.Count, nothing, second.Count, reached!.Value));
    }
}
