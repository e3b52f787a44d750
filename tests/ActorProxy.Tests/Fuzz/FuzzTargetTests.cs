using ActorProxy.Fuzz;
using Xunit;

namespace ActorProxy.Tests.Fuzz;

/// <summary>A short pass over every target; for a long one: <c>ActorProxy.Fuzz TARGET SECONDS [SEED]</c>.</summary>
public sealed class FuzzTargetTests(ITestOutputHelper output)
{
    private const int FixedSeed = 20261122;

    private static readonly TimeSpan Pass = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Targets { get; } = [.. FuzzTargets.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Holds_whatever_the_input_is(string name)
    {
        foreach (var seed in new[] { FixedSeed, Environment.TickCount })
        {
            var result = new FuzzRun(FuzzTargets.All.Single(one => one.Name == name), seed).For(Pass);
            output.WriteLine(result.ToString());
            Assert.True(result.Finding is null, result.ToString());
            Assert.True(result.Inputs > 20, $"{result}: too few to say anything");
        }
    }
}
