using System.Net.Sockets;
using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Rules decide as HAProxy's do: what the client gets, the log line, the counters.</summary>
public sealed partial class RuleDifferentialTests
{
    private const string Format = "%ci %fi %fp %b/%s %U %B %ts tag=%[var(sess.tag)]";

    private const string Refused = "the log line of a connection that a rule refused";

    private static readonly WantedDifferences Wanted = WantedDifferences.Of("Rules");

    private static readonly string[] Counters = ["scur", "stot", "bin", "bout", "dreq", "dresp", "ereq", "econ", "eresp", "dcon", "dses", "lbtot"];

    public static TheoryData<string> Scenarios { get; } = [.. RuleScenarios.All.Select(static scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Decides_as_haproxy_does(string name)
    {
        var scenario = RuleScenarios.All.First(one => one.Name == name);
        var theirs = await RunAsync(scenario, ProxyOptions.ForHAProxy);
        var ours = await RunAsync(scenario, ProxyOptions.ForActorProxy);
        Assert.Equal(theirs.Text, ours.Text);
        Wanted.Verify(theirs.Reason.Length > 0 ? Refused : "", theirs.Reason, ours.Reason);
    }

    private static async Task<(string Text, string Reason)> RunAsync(RuleScenario scenario, ProxyOptions options)
    {
        using var server = TcpServer.Named("be");
        using var second = TcpServer.Named("s2");
        using var other = TcpServer.Named("other");
        using var log = new LogReceiver();
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            defaults
                mode tcp
                timeout connect 2s
                timeout client 20s
                timeout server 20s
            frontend fe
                bind 127.0.0.1:{port} {scenario.BindOptions}
                log {log.Address} format rfc3164 local0
                log-format "{Format}"
                {scenario.Frontend}
                default_backend be
            backend be
                server s1 {server.Address}
                {scenario.Backend.Replace("${S2}", second.Address, StringComparison.Ordinal)}
            backend other
                server o1 {other.Address}

            """, options);
        var outcome = await OutcomeAsync(scenario, port);
        StatTable? stat = null;
        await Eventually.HoldsAsync("the session is counted", async () =>
            (stat = StatTable.Parse(await proxy.Runtime.AskAsync("show stat"))).Rows.All(static row => row.Number("scur") == 0) && stat["fe", "FRONTEND"].Number("conn_tot") > 0);
        if (scenario.IsLogged)
            await log.MessagesAsync("", 1);
        var rows = stat!.Rows.Where(static row => row.Proxy is "fe" or "be" or "other").Select(row =>
            $"{row.Proxy}/{row.Service}: " + string.Join(' ', Counters.Where(column => row[column] is not ("" or "0")).Select(column => $"{column}={row[column]}")));
        var text = string.Join('\n', [outcome, .. log.Messages.Select(Masked), .. rows]).Replace(server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "PORT", StringComparison.Ordinal)
            .Replace($" {port} ", " FP ", StringComparison.Ordinal);
        return (text, string.Concat(log.Messages.Select(static line => EmbryonicReason().Match(line).Groups[1].Value)));
    }

    private static async Task<string> OutcomeAsync(RuleScenario scenario, int port)
    {
        try
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            return await scenario.Client(client);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Refused as soon as it was accepted.
            return "Reset: ";
        }
    }

    /// <summary>Keeps the priority and the text; the date and the sender's name and number differ.</summary>
    private static string Masked(string line)
    {
        var end = line.IndexOf('>', StringComparison.Ordinal);
        var text = line.IndexOf("]: ", StringComparison.Ordinal);
        return line[..(end + 1)] + EmbryonicReason().Replace(line[(text + 3)..], " [date] fe/1: refused");
    }

    [GeneratedRegex(@" \[[^]]+\] fe/1: (\w[\w ]*)$")]
    private static partial Regex EmbryonicReason();
}
