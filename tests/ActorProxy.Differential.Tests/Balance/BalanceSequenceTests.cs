using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The balancer's decisions beside Debian's haproxy: configuration.txt 4.2 <c>balance</c>, <c>hash-type</c>, 5.2 <c>weight</c>, <c>backup</c>.</summary>
public sealed class BalanceSequenceTests(HAProxyBalance haproxy) : IClassFixture<HAProxyBalance>
{
    public static TheoryData<string> Scenarios => [.. BalanceScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Picks_the_servers_that_HAProxy_picks(string name)
    {
        var scenario = BalanceScenarios.Named(name);
        using var theirs = haproxy.Subject(scenario);
        await scenario.Script(theirs);
        var ours = new InProcessBalanceSubject(scenario);
        await scenario.Script(ours);
        var agreed = theirs.Trace.Zip(ours.Trace).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            agreed == theirs.Trace.Count && agreed == ours.Trace.Count,
            $"""
            {scenario.Section(name, "…", [1, 2, 3, 4, 5, 6, 7, 8])}
            agreed: {string.Join(", ", theirs.Trace.Take(agreed))}
            theirs: {string.Join(", ", theirs.Trace.Skip(agreed).Take(20))}
            ours:   {string.Join(", ", ours.Trace.Skip(agreed).Take(20))}
            """);
    }
}
