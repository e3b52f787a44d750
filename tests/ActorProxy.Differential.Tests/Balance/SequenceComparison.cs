using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>Plays a scenario against a running proxy and against the decisions alone, and shows where they part.</summary>
internal static class SequenceComparison
{
    public static async Task AssertAsync(ProxyBalance proxy, BalanceScenario scenario)
    {
        using var running = proxy.Subject(scenario);
        await scenario.Script(running);
        var decided = new InProcessBalanceSubject(scenario);
        await scenario.Script(decided);
        var agreed = running.Trace.Zip(decided.Trace).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            agreed == running.Trace.Count && agreed == decided.Trace.Count,
            $"""
            {scenario.Section(scenario.Name, "…", [1, 2, 3, 4, 5, 6, 7, 8])}
            agreed:  {string.Join(", ", running.Trace.Take(agreed))}
            proxy:   {string.Join(", ", running.Trace.Skip(agreed).Take(20))}
            decided: {string.Join(", ", decided.Trace.Skip(agreed).Take(20))}
            """);
    }
}
