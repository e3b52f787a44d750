using Xunit;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>The verdict on each scenario beside haproxy's: configuration.txt <c>tcp-check</c>, <c>http-check</c>, <c>timeout check</c>; management.txt 9.1 <c>check_status</c>.</summary>
public sealed class CheckDifferentialTests(CheckedBackends backends) : IClassFixture<CheckedBackends>
{
    public static TheoryData<string> Names => [.. CheckScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Comes_to_the_verdict_that_HAProxy_comes_to(string name)
    {
        int scenario = CheckScenarios.All.ToList().FindIndex(one => one.Name == name);
        WantedDifferences.Of("Checks").Verify(name, await backends.AskHAProxyAsync(scenario), await backends.AskOursAsync(scenario));
    }

    [Fact]
    public void Every_wanted_difference_is_a_scenario() => Assert.Empty(WantedDifferences.Of("Checks").All.Select(static one => one.What).Except(CheckScenarios.All.Select(static one => one.Name)));
}
