using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The balancer's decisions beside Debian's haproxy: configuration.txt 4.2 <c>balance</c>, <c>hash-type</c>, 5.2 <c>weight</c>, <c>backup</c>.</summary>
public sealed class BalanceSequenceTests(HAProxyBalance haproxy) : IClassFixture<HAProxyBalance>
{
    public static TheoryData<string> Scenarios => [.. BalanceScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task Picks_the_servers_that_HAProxy_picks(string name) => SequenceComparison.AssertAsync(haproxy, BalanceScenarios.Named(name));
}
