using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.Checks;

/// <summary>Agents that take servers in and out (configuration.txt 5.2, "agent-check"), with traffic beside them.</summary>
public class AgentTests
{
    private string _word = "ready up 100%";

    [Fact]
    public async Task An_agent_takes_its_server_out_and_in_again()
    {
        using var agent = TcpServer.Start(AnswerAsync);
        using var one = TcpServer.Named("one");
        using var two = TcpServer.Named("two");
        var port = FreePort.Next();
        await using var proxy = await StartAsync(port, one, two, agent);

        foreach (var (word, status) in ((string, string)[])[("down # for lunch", "DOWN (agent)"), ("up", "no check"), ("drain", "DRAIN (agent)"), ("ready", "no check"), ("maint", "MAINT"), ("ready", "no check")])
        {
            _word = word;
            await Eventually.HoldsAsync($"'{word}' makes it {status}", async () => (await RowAsync(proxy)).Status == status);
            var served = new HashSet<string?>();
            for (var i = 0; i < 4; i++)
            {
                using var client = await TcpClientProbe.ConnectAsync(port);
                served.Add(await client.ReadLineAsync());
            }

            Assert.Equal(status == "no check" ? 2 : 1, served.Count);
        }

        _word = "50% maxconn:3";
        await Eventually.HoldsAsync("weight and limit are the agent's", async () => (await RowAsync(proxy)) is var row && row["weight"] == "5" && row["slim"] == "3");
    }

    [Fact]
    public async Task Operators_disable_an_agent_and_send_it_elsewhere()
    {
        using var agent = TcpServer.Start(AnswerAsync);
        using var other = TcpServer.Start(static (connection, end) => SayAsync(connection, "down", end));
        using var one = TcpServer.Named("one");
        using var two = TcpServer.Named("two");
        await using var proxy = await StartAsync(FreePort.Next(), one, two, agent);
        await Eventually.HoldsAsync("the agent is heard", async () => (await RowAsync(proxy))["agent_status"] == "L7OK");

        await proxy.Runtime.AskAsync("disable agent app/one; set weight app/one 7");
        var before = agent.Accepted;
        Assert.Equal(("", "7"), ((await RowAsync(proxy))["agent_status"], (await RowAsync(proxy))["weight"]));
        await proxy.Runtime.AskAsync($"set server app/one agent-port {other.Port}; enable agent app/one");
        await Eventually.HoldsAsync("the other agent is heard", async () => (await RowAsync(proxy)).Status == "DOWN (agent)");
        Assert.InRange(agent.Accepted, before, before + 1);
    }

    private static Task<ProxyProcess> StartAsync(int port, TcpServer one, TcpServer two, TcpServer agent) => ProxyProcess.StartAsync($"""
        defaults
            mode tcp
            timeout connect 1s
            timeout client 20s
            timeout server 20s
        frontend in
            bind 127.0.0.1:{port}
            default_backend app
        backend app
            server one {one.Address} weight 10 agent-check agent-inter 50ms agent-port {agent.Port}
            server two {two.Address} weight 10

        """);

    private static async Task<StatRow> RowAsync(ProxyProcess proxy) => (await proxy.Runtime.StatAsync())["app", "one"];

    private static async Task SayAsync(Socket connection, string line, CancellationToken end) =>
        await connection.SendAsync(Encoding.ASCII.GetBytes(line + "\n"), SocketFlags.None, end);

    private Task AnswerAsync(Socket connection, CancellationToken end) => SayAsync(connection, Volatile.Read(ref _word), end);
}
