using System.Text.Json;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Stats;

/// <summary><c>show stat</c>: the same configuration in the same state gives the same rows as haproxy's.</summary>
public sealed class ShowStatDifferentialTests
{
    // What depends on the moment, on haproxy's pools of idle connections (its checks use them), or on what it does with HTTP for checks.
    private static readonly string[] Incomparable = ["lastchg", "downtime", "lastsess", "check_duration", "need_conn_est", "used_conn_cur"];

    [Fact]
    public async Task The_columns_are_those_of_haproxy_in_its_order()
    {
        await using var haproxy = await ProxyProcess.StartAsync(Minimal(), ProxyOptions.ForHAProxy);
        var theirs = Header(await haproxy.Runtime.AskAsync("show stat"));
        var ours = Header(new StatMirror(Minimal()).Ask());

        var separator = Array.IndexOf(theirs, "-");
        Assert.Equal(theirs[..separator], ours[..separator]);
        // 3.x added its columns before the separator; what follows it is found by name.
        Assert.Equal(theirs[separator..], ours[Array.IndexOf(ours, "-")..]);
        Assert.Equal(
            ["srid", "sess_other", "h1sess", "h2sess", "h3sess", "req_other", "h1req", "h2req", "h3req", "proto"],
            ours[separator..Array.IndexOf(ours, "-")]);
    }

    [Fact]
    public async Task A_fresh_configuration_shows_the_same_values()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);
        await ChecksEndAsync(haproxy);
        var ours = new StatMirror(text);
        EndChecks(ours);

        Equal(await haproxy.Runtime.AskAsync("show stat"), ours.Ask());
        TypedEqual(await haproxy.Runtime.AskAsync("show stat typed"), ours.Ask("typed"));
        JsonEqual(await haproxy.Runtime.AskAsync("show stat json"), ours.Ask("json"));
    }

    [Fact]
    public async Task Operators_commands_lead_to_the_same_states()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);
        await ChecksEndAsync(haproxy);
        var ours = new StatMirror(text);
        EndChecks(ours);
        var li = ours.Balancer("li");

        await StepAsync("set server li/plain state maint", () => li.Commands.SetState(ours.Server("li", "plain"), AdminCommandState.Maint, ours.NowMs, ours.Effects));
        await StepAsync("set server li/plain state drain", () => li.Commands.SetState(ours.Server("li", "plain"), AdminCommandState.Drain, ours.NowMs, ours.Effects));
        await StepAsync("set server li/plain state ready", () => li.Commands.SetState(ours.Server("li", "plain"), AdminCommandState.Ready, ours.NowMs, ours.Effects));
        await StepAsync("set server li/checked state drain", () => li.Commands.SetState(ours.Server("li", "checked"), AdminCommandState.Drain, ours.NowMs, ours.Effects));
        await StepAsync("set server li/checked state ready", () => li.Commands.SetState(ours.Server("li", "checked"), AdminCommandState.Ready, ours.NowMs, ours.Effects));
        await StepAsync("set server li/checked state maint", () => li.Commands.SetState(ours.Server("li", "checked"), AdminCommandState.Maint, ours.NowMs, ours.Effects));
        await StepAsync("set server li/plain weight 50%", () => li.Commands.SetWeight(ours.Server("li", "plain"), "50%", ours.NowMs, ours.Effects));
        await StepAsync("disable frontend fe", () => ours.SetStatus("fe", FrontendStatus.Paused));
        await StepAsync("enable frontend fe", () => ours.SetStatus("fe", FrontendStatus.Open));
        await StepAsync("shutdown frontend fe", () => ours.SetStatus("fe", FrontendStatus.Stopped));

        async Task StepAsync(string command, Action ourStep)
        {
            await haproxy.Runtime.AskAsync(command);
            ourStep();
            ours.Noted("li");
            Equal(await haproxy.Runtime.AskAsync("show stat"), ours.Ask());
        }
    }

    [Theory]
    [InlineData("2 1 -1")]
    [InlineData("fe 1 -1")]
    [InlineData("2 2 -1")]
    [InlineData("li 4 -1")]
    [InlineData("li 4 3")]
    [InlineData("li 2 0")]
    [InlineData("li 6 -1")]
    [InlineData("-1 8 -1")]
    [InlineData("-1 -1 -1")]
    [InlineData("99 -1 -1")]
    [InlineData("up")]
    [InlineData("no-maint")]
    [InlineData("li 4 -1 up")]
    [InlineData("domain proxy")]
    [InlineData("domain proxy li 4 -1 no-maint")]
    public async Task The_same_rows_are_chosen(string words)
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);
        await ChecksEndAsync(haproxy);
        await haproxy.Runtime.AskAsync("set server li/v6 state maint");
        var ours = new StatMirror(text);
        EndChecks(ours);
        ours.Balancer("li").Commands.SetState(ours.Server("li", "v6"), AdminCommandState.Maint, ours.NowMs, ours.Effects);

        Assert.Equal(Names(await haproxy.Runtime.AskAsync($"show stat {words}")), Names(ours.Ask(words)));
    }

    private static string Minimal() =>
        $"""
        global
            maxconn 100
        defaults
            mode tcp
            timeout connect 1s
            timeout client 1s
            timeout server 1s
        listen li
            bind 127.0.0.1:{FreePort.Next()}
            server s1 127.0.0.1:{FreePort.Next()}

        """;

    private static string Configuration(TcpServer server, TestDirectory directory) =>
        $"""
        global
            maxconn 100
        defaults
            mode tcp
            timeout connect 1s
            timeout client 10s
            timeout server 10s
        frontend fe
            bind 127.0.0.1:{FreePort.Next()} name one
            bind {directory.File("fe.sock")}
            bind :::{FreePort.Next()} name three
            option socket-stats
            maxconn 50
            default_backend be
        listen li
            bind 127.0.0.1:{FreePort.Next()}
            balance leastconn
            server checked {server.Address} check inter 200ms weight 10 maxqueue 7 maxconn 3 minconn 1
            server follows {server.Address} track li/checked
            server dead 127.0.0.1:{FreePort.Next()} check inter 200ms
            server plain {server.Address} weight 20
            server v6 [::1]:{FreePort.Next()}
            server unix {directory.File("server.sock")}
            server same 0.0.0.0:+5
            server spare {server.Address} backup
            server off {server.Address} disabled weight 5
        backend be
            balance source
            fullconn 77
            server b1 {server.Address} observe layer4 check inter 200ms
        backend empty
        backend alldown
            server x {server.Address} disabled
        backend off
            disabled
            server x {server.Address}

        """;

    private static Task ChecksEndAsync(ProxyProcess haproxy) => Eventually.HoldsAsync("the first checks end", async () =>
    {
        var rows = Rows(await haproxy.Runtime.AskAsync("show stat"));
        return new[] { ("li/checked", "L4OK"), ("li/dead", "L4CON"), ("be/b1", "L4OK") }.All(pair => rows[pair.Item1]["check_status"] == pair.Item2);
    });

    private static void EndChecks(StatMirror ours)
    {
        var passed = new CheckResult(CheckStatus.Layer4Passed);
        ours.Balancer("li").Checks.Ended(ours.Server("li", "checked"), passed, ours.NowMs, ours.Effects);
        ours.Balancer("li").Checks.Ended(ours.Server("li", "dead"), new CheckResult(CheckStatus.Layer4Connection, Description: "Connection refused"), ours.NowMs, ours.Effects);
        ours.Noted("li");
        ours.Balancer("be").Checks.Ended(ours.Server("be", "b1"), passed, ours.NowMs, ours.Effects);
        ours.Noted("be");
    }

    private static string[] Header(string csv) => csv.Split('\n')[0][2..].TrimEnd(',').Split(',');

    private static string[] Names(string csv) => [.. Rows(csv).Keys];

    private static Dictionary<string, Dictionary<string, string>> Rows(string csv)
    {
        var header = Header(csv);
        return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(','))
            // A star marks a check that is under way at the moment.
            .ToDictionary(words => $"{words[0]}/{words[1]}", words => header.Zip(words).ToDictionary(pair => pair.First, pair => pair.Second.Replace("* ", "", StringComparison.Ordinal)));
    }

    private static void Equal(string theirs, string ours)
    {
        var expected = Rows(theirs);
        var actual = Rows(ours);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (row, values) in expected)
        {
            var different = values.Where(value => !Incomparable.Contains(value.Key) && actual[row][value.Key] != value.Value);
            Assert.True(!different.Any(), $"{row}: " + string.Join(", ", different.Select(value => $"{value.Key} is '{actual[row][value.Key]}', haproxy has '{value.Value}'")));
            // Present or absent must agree for those too.
            Assert.All(Incomparable, column => Assert.True((values[column].Length == 0) == (actual[row][column].Length == 0), $"{row} {column}"));
        }
    }

    /// <summary>Object, name, tags and type of each value; positions differ behind the columns of 3.x.</summary>
    private static void TypedEqual(string theirs, string ours)
    {
        static string[] Reduced(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var dots = line.Split('.', 5);
            var colons = dots[4].Split(':');
            return $"{dots[0]}.{dots[1]}.{dots[2]} {colons[0]}:{colons[1]}:{colons[2]}";
        })];
        var ofLaterVersions = StatColumns.Names[(int)StatColumn.ServerRevision..(int)StatColumns.FirstExtra];
        Assert.Equal(Reduced(theirs), Reduced(ours).Where(line => !ofLaterVersions.Any(name => line.Contains($" {name}.1:", StringComparison.Ordinal))));
    }

    private static void JsonEqual(string theirs, string ours)
    {
        static string[] Reduced(string text)
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value =>
                $"{value.GetProperty("objType")} {value.GetProperty("proxyId")} {value.GetProperty("id")} {value.GetProperty("field").GetProperty("name")} "
                + $"{value.GetProperty("processNum")} {value.GetProperty("tags")} {value.GetProperty("value").GetProperty("type")}")];
        }

        var ofLaterVersions = StatColumns.Names[(int)StatColumn.ServerRevision..(int)StatColumns.FirstExtra];
        Assert.Equal(Reduced(theirs), Reduced(ours).Where(line => !ofLaterVersions.Contains(line.Split(' ')[3])));
    }
}
