using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.StickTables;

/// <summary>Clients stick to the same servers, are refused at the same time, and leave the same entries as with HAProxy.</summary>
public sealed class TableScenarioTests
{
    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Stick tables");

    public static TheoryData<string> Names { get; } = [.. TableScenarios.All.Select(static scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Goes_as_with_haproxy(string name)
    {
        var scenario = TableScenarios.All.Single(one => one.Name == name);
        var theirs = await RunAsync(scenario, ProxyOptions.ForHAProxy);
        var ours = await RunAsync(scenario, ProxyOptions.ForActorProxy);
        Wanted.Verify(name, theirs, ours);
    }

    private static async Task<string> RunAsync(TableScenario scenario, ProxyOptions options)
    {
        using var s1 = TcpServer.Named("s1");
        using var s2 = TcpServer.Named("s2");
        using var s3 = TcpServer.Named("s3");
        var port = FreePort.Next();
        var sections = scenario.Sections.Replace("${S1}", s1.Address, StringComparison.Ordinal).Replace("${S2}", s2.Address, StringComparison.Ordinal).Replace("${S3}", s3.Address, StringComparison.Ordinal);
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                timeout connect 2s
                timeout client 20s
                timeout server 20s
            frontend fe
                bind 127.0.0.1:{port}
                {scenario.Frontend}
                default_backend be
            backend be
                {scenario.Backend}
                server s1 {s1.Address}
                server s2 {s2.Address}
                server s3 {s3.Address}
            {sections}

            """, options);
        var log = new StringBuilder();
        foreach (var step in scenario.Steps)
        {
            var answer = step.StartsWith('>') ? await TalkAsync(port, step[1..], proxy) : TableDump.Comparable(await proxy.Runtime.AskAsync(step));
            log.Append(step).Append(": ").AppendLine(answer.Trim());
            if (!step.StartsWith('>'))
                continue;

            // The next step finds the connection counted out.
            await Eventually.HoldsAsync("the session has ended", async () => StatTable.Parse(await proxy.Runtime.AskAsync("show stat")).Rows.All(static row => row.Number("scur") == 0));
        }

        return log.ToString().ReplaceLineEndings("\n");
    }

    private static async Task<string> TalkAsync(int port, string text, ProxyProcess proxy)
    {
        try
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            if (text.StartsWith('>'))
                await Eventually.HoldsAsync("the rules were looked at", async () => (await proxy.Runtime.AskAsync("show table t")).Contains("use=1", StringComparison.Ordinal));
            if (text.Length > 0)
            {
                await client.SendAsync(Encoding.ASCII.GetBytes(text.TrimStart('>')));
                client.HalfClose();
            }

            var (end, received) = await client.EndAsync();
            return $"{end} {received}";
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionReset)
        {
            return "Reset";
        }
    }
}
