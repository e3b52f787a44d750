using System.Globalization;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>All agents' scenarios as backends of one configuration, run by Debian's haproxy and by actorproxy.</summary>
public sealed class AgentedBackends : IAsyncLifetime
{
    private static readonly string[] Columns = ["status", "weight", "slim", "agent_status", "agent_code", "last_agt", "agent_desc", "agent_rise", "agent_fall", "agent_health", "chkdown", "check_status"];

    /// <summary>The bit of <c>srv_agent_state</c> that comes and goes.</summary>
    private const int IsRunning = 1;

    private readonly List<TcpServer> _servers = [];

    internal ProxyProcess HAProxy { get; private set; } = null!;

    internal ProxyProcess ActorProxy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        TcpServer served = Started(ServerBehaviours.NeverAnswer);
        var text = new StringBuilder("defaults\n  mode tcp\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\n");
        for (int i = 0; i < AgentScenarios.All.Count; i++)
        {
            AgentScenario scenario = AgentScenarios.All[i];
            int port = scenario.Agent is { } agent ? Started(agent).Port : FreePort.Next();
            text.Append(CultureInfo.InvariantCulture, $"backend b{i}\n  server s {served.Address} check inter 1s weight 10 agent-check agent-inter 1500 agent-port {port} {scenario.ServerOptions}\n");
        }

        HAProxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);
        ActorProxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForActorProxy);
    }

    public async ValueTask DisposeAsync()
    {
        await HAProxy.DisposeAsync();
        await ActorProxy.DisposeAsync();
        foreach (TcpServer server in _servers)
            server.Dispose();
    }

    /// <summary>A server's row once its agent and its check have ended, and what <c>show servers state</c> says of its agent.</summary>
    internal static async Task<string> AskAsync(ProxyProcess proxy, int scenario)
    {
        StatRow row = await Eventually.AnswersAsync(
            $"the agent of b{scenario} was heard",
            async () => (await proxy.Runtime.StatAsync())[$"b{scenario}", "s"],
            static row => row["agent_status"] is not ("INI" or "") && !row["agent_status"].StartsWith('*') && row["check_status"] is not "INI" && !row["check_status"].StartsWith('*'));
        string[] state = (await proxy.Runtime.AskAsync($"show servers state b{scenario}")).Split('\n')[2].Split(' ');
        return string.Join(' ', Columns.Select(column => $"{column}={row[column]}")) + $" op={state[5]} admin={state[6]} agent={int.Parse(state[14], CultureInfo.InvariantCulture) & ~IsRunning} at={state[23]}:{state[24]}";
    }

    private TcpServer Started(ServerBehaviour behaviour)
    {
        TcpServer server = TcpServer.Start(behaviour);
        _servers.Add(server);
        return server;
    }
}
