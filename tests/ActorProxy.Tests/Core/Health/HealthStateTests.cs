using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Core.Health;

public sealed class HealthStateTests
{
    private static readonly HealthPolicy TwoUpThreeDown = new() { Rise = 2, Fall = 3 };

    [Theory]
    [InlineData(InitState.Up, "+", "3/3")]
    [InlineData(InitState.Up, "-", "0/2")]
    [InlineData(InitState.FullyUp, "-", "2/3")]
    [InlineData(InitState.FullyUp, "--", "1/3")]
    [InlineData(InitState.FullyUp, "---", "0/2")]
    [InlineData(InitState.FullyUp, "--+", "3/3")]
    [InlineData(InitState.Down, "-", "0/2")]
    [InlineData(InitState.Down, "+", "3/3")]
    [InlineData(InitState.FullyDown, "+", "1/2")]
    [InlineData(InitState.FullyDown, "+-", "0/2")]
    [InlineData(InitState.FullyDown, "++", "3/3")]
    [InlineData(InitState.FullyDown, "-----", "0/2")]
    [InlineData(InitState.FullyUp, "+++++", "3/3")]
    public void Checks_in_a_row_lead_up_and_down(InitState initial, string checks, string expected)
    {
        var policy = TwoUpThreeDown with { InitState = initial };
        var health = checks.Aggregate(HealthState.Initial(policy), (state, check) => state.After(check == '+', policy));
        Assert.Equal(expected, health.Progress(policy));
    }

    [Fact]
    public void Rise_and_fall_count_consecutive_checks_whatever_came_before()
    {
        const int seed = 20;
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var policy = new HealthPolicy { Rise = random.Next(1, 6), Fall = random.Next(1, 6), InitState = InitState.FullyUp };
            var health = HealthState.Initial(policy);
            var isUp = true;
            var streak = 0;
            for (var check = 0; check < 200; check++)
            {
                var passed = random.Next(2) == 0;
                health = health.After(passed, policy);
                // The plain reading of the manual: so many checks in a row against the state change it.
                streak = passed == isUp ? 0 : streak + 1;
                if (streak == (isUp ? policy.Fall : policy.Rise))
                    (isUp, streak) = (!isUp, 0);
                Assert.True(isUp == health.IsUp(policy), $"seed {seed}, run {run}, check {check}");
                Assert.InRange(health.Counter, 0, policy.Full);
            }
        }
    }
}
