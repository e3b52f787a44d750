using ActorProxy.Core.Membership;
using Xunit;

namespace ActorProxy.Tests.Core.Membership;

/// <summary>Whatever happens to nodes and their network: once it is quiet, all agree within the time that the documentation states.</summary>
public sealed class MembershipModelTests(ITestOutputHelper output)
{
    private const int Nodes = 7;
    private const int Events = 500;

    /// <summary>Beside the time after which a silent node is suspected: for seeds and dials.</summary>
    private const int JoinMs = 3000;

    private static readonly MemberTimes Times = new(1000, 5000);

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void Agree_in_time_after_500_random_events_and_forget_who_is_not_there(int firstSeed)
    {
        long slowest = 0;
        for (var seed = firstSeed; seed < firstSeed + 25; seed++)
            slowest = Math.Max(slowest, Run(seed));
        output.WriteLine($"seeds {firstSeed} to {firstSeed + 24}: all agree after {slowest} ms at most");
    }

    private static long Run(int seed)
    {
        var random = new Random(seed);
        var cluster = new SimulatedCluster(random, Times, Nodes);
        for (var i = 0; i < Events; i++)
        {
            cluster.HappenSomething();

            // Most in quick succession; some after so long that nodes are removed.
            cluster.Pass(random.Next(20) == 0 ? random.Next(10_000) : random.Next(600));
        }

        cluster.Calm();
        var from = cluster.NowMs;
        while (!cluster.IsAgreed(nobodyElse: false))
        {
            Assert.True(cluster.NowMs - from <= Times.SuspectAfterMs + JoinMs, $"seed {seed}: not agreed after {cluster.NowMs - from} ms\n{cluster}");
            cluster.Pass(10);
        }

        var took = cluster.NowMs - from;
        cluster.Pass(Times.RemoveAfterMs + Times.SuspectAfterMs + JoinMs);
        Assert.True(cluster.IsAgreed(nobodyElse: true), $"seed {seed}: somebody is remembered\n{cluster}");
        return took;
    }
}
