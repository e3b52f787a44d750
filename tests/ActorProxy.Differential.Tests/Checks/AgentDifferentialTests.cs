using Xunit;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>What each agent's words do to its server, beside haproxy's: configuration.txt 5.2 "agent-check"; management.txt 9.1, "agent_status" and its neighbours.</summary>
public sealed class AgentDifferentialTests(AgentedBackends backends) : IClassFixture<AgentedBackends>
{
    public static TheoryData<string> Names => [.. AgentScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Does_to_the_server_what_HAProxy_does(string name)
    {
        int scenario = AgentScenarios.All.ToList().FindIndex(one => one.Name == name);
        Assert.Equal(await AgentedBackends.AskAsync(backends.HAProxy, scenario), await AgentedBackends.AskAsync(backends.ActorProxy, scenario));
    }
}
