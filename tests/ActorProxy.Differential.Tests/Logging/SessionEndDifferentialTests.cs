using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>How sessions end: the same traffic through haproxy and through actorproxy leaves the same log lines and counters.</summary>
public sealed partial class SessionEndDifferentialTests
{
    private const string Format = "%ci %fi %ft %b/%s %U %B %ts %ac/%fc/%bc/%rc %sq/%bq tw=%Tw tc=%Tc td=%Td tt=%Tt th=%Th";

    // Rates, maxima and averages depend on the moment.
    private static readonly string[] Counters =
    [
        "scur", "stot", "bin", "bout", "dreq", "dresp", "ereq", "econ", "eresp", "wretr", "wredis", "srv_abrt", "qcur", "qmax", "connect", "conn_tot", "lbtot",
    ];

    public static TheoryData<string> Scenarios { get; } = [.. SessionEndScenario.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Leaves_the_same_lines_and_counters(string name)
    {
        var scenario = SessionEndScenario.All.First(one => one.Name == name);
        var theirs = await RunAsync(scenario, ProxyOptions.ForHAProxy);
        var ours = await RunAsync(scenario, ProxyOptions.ForActorProxy);

        Assert.Equal(theirs, ours);
    }

    private static async Task<string> RunAsync(SessionEndScenario scenario, ProxyOptions options)
    {
        using var server = scenario.Server is { } behaviour ? TcpServer.Start(behaviour) : null;
        using var log = new LogReceiver();
        var port = FreePort.Next();
        var address = server?.Address ?? $"127.0.0.1:{FreePort.Next()}";
        await using var proxy = await ProxyProcess.StartAsync(
            $"""
            global
                maxconn 100
            defaults
                mode tcp
                timeout connect 300ms
                timeout client 600ms
                timeout server 600ms
                timeout queue 300ms
            frontend fe
                bind 127.0.0.1:{port} {scenario.BindOptions}
                log {log.Address} format raw local0
                log-format "{Format}"
                {scenario.FrontendLines}
                default_backend be
            backend be
                server s1 {address} {scenario.ServerOptions}
                {scenario.BackendLines}

            """, options);

        await scenario.Clients(port, proxy.Runtime);
        await log.MessagesAsync("", scenario.Sessions);
        StatTable? stat = null;
        await Eventually.HoldsAsync("all sessions are counted", async () =>
            (stat = StatTable.Parse(await proxy.Runtime.AskAsync("show stat"))).Rows.All(static row => row.Number("scur") == 0));
        var rows = stat!.Rows.Where(row => row.Proxy is "fe" or "be").Select(row =>
            $"{row.Proxy}/{row.Service}: " + string.Join(' ', Counters.Where(column => row[column] is not ("" or "0")).Select(column => $"{column}={row[column]}")));
        return string.Join('\n', [.. log.Messages.Select(Masked), .. rows]);
    }

    // Times and ports differ; whether a time is known at all must not.
    private static string Masked(string line) => Accepted().Replace(Time().Replace(line, "$1n"), "[date] ");

    [GeneratedRegex("\\b(t[wcdth]=[-+]?)[0-9]+")]
    private static partial Regex Time();

    [GeneratedRegex(":[0-9]+ \\[[^]]+\\] ")]
    private static partial Regex Accepted();
}
