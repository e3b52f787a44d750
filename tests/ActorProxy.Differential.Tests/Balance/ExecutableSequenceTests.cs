using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The whole proxy picks what the decisions alone pick, which <see cref="BalanceSequenceTests"/> compares with haproxy.</summary>
public sealed class ExecutableSequenceTests(ActorProxyBalance proxy) : IClassFixture<ActorProxyBalance>
{
    public static TheoryData<string> Scenarios => [.. BalanceScenarios.All.Where(scenario => scenario.HashSample is null).Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public Task The_executable_picks_the_servers_that_its_decisions_pick(string name) => SequenceComparison.AssertAsync(proxy, BalanceScenarios.Named(name));
}
