using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Stats;

/// <summary><c>show servers state</c>, <c>show servers conn</c>, <c>show backend</c>, and a state file that both can read.</summary>
public sealed class ServersStateDifferentialTests
{
    private const int TimeSinceChange = 9;
    private const int CheckState = 13;

    [Fact]
    public async Task States_of_servers_are_written_alike()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);
        await Eventually.HoldsAsync("the checks end", async () =>
            await haproxy.Runtime.AskAsync("show stat") is var stat && stat.Contains("L4OK", StringComparison.Ordinal) && stat.Contains("L4CON", StringComparison.Ordinal));
        foreach (var command in (string[])["set server li/plain state drain", "set server li/v6 state maint", "set server li/plain weight 3"])
            await haproxy.Runtime.AskAsync(command);
        var ours = Mirror(text);

        var theirs = Lines(await haproxy.Runtime.AskAsync("show servers state"));
        Assert.Equal(theirs.Select(WithoutTime), Lines(StatMirror.Text(output => ServerStateFile.Write(ours.Snapshots(), output))).Select(WithoutTime));
        Assert.Equal(Lines(await haproxy.Runtime.AskAsync("show backend")), Lines(StatMirror.Text(output => BackendReport.Write(ours.Snapshots(), output))));
    }

    [Fact]
    public async Task Connections_of_servers_are_written_alike()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        await using var haproxy = await ProxyProcess.StartAsync(text, ProxyOptions.ForHAProxy);

        var theirs = Lines(await haproxy.Runtime.AskAsync("show servers conn"));
        var threads = int.Parse(theirs[0].Split('[')[1].TrimEnd(']'));
        var ours = Lines(StatMirror.Text(output => ServerConnReport.Write(Mirror(text).Snapshots(), threads, output)));

        // used_cur, used_max and need_est count connections of health checks in haproxy 2.6.
        Assert.Equal(theirs.Select(Without), ours.Select(Without));
        static string Without(string line)
        {
            var words = line.Split(' ');
            if (words[0] != "#")
                words[6] = words[7] = words[8] = "?";
            return string.Join(' ', words);
        }
    }

    [Fact]
    public async Task Haproxys_state_file_is_read()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        await using var haproxy = await ProxyProcess.StartAsync(Configuration(server, directory), ProxyOptions.ForHAProxy);
        await haproxy.Runtime.AskAsync("set server li/plain weight 3");
        await haproxy.Runtime.AskAsync("set server li/v6 state maint");
        List<string> problems = [];

        var lines = ServerStateFile.Parse(await haproxy.Runtime.AskAsync("show servers state"), problems);

        Assert.Empty(problems);
        Assert.Equal(["checked", "dead", "plain", "v6", "unix", "off", "b1"], lines.Select(line => line.ServerName));
        Assert.Equal((3, 20), (lines[2].UserWeight, lines[2].InitialWeight));
        Assert.Equal((ServerAdminState.ForcedMaint, ServerOperation.Stopped), (lines[3].Admin, lines[3].Operation));
        Assert.Null(lines[4].Address);
        Assert.Equal(ServerAdminState.ForcedMaint | ServerAdminState.ConfiguredMaint, lines[5].Admin);
    }

    [Fact]
    public async Task Our_state_file_is_read_by_haproxy()
    {
        using var server = TcpServer.Echo();
        using var directory = new TestDirectory();
        var text = Configuration(server, directory);
        var ours = Mirror(text);
        var file = directory.Write("state", StatMirror.Text(output => ServerStateFile.Write(ours.Snapshots(), output)));

        await using var haproxy = await ProxyProcess.StartAsync(
            $"global\n    server-state-file {file}\n"
            + text.Replace("    mode tcp\n", "    mode tcp\n    load-server-state-from-file global\n", StringComparison.Ordinal), ProxyOptions.ForHAProxy);

        var states = Lines(await haproxy.Runtime.AskAsync("show servers state")).Select(line => line.Split(' ')).Where(words => words[0] != "#" && words.Length > 1)
            .ToDictionary(words => words[3], words => words[5..9]);
        Assert.Equal(["2", "8", "3", "20"], states["plain"]);
        Assert.Equal(["0", "1", "1", "1"], states["v6"]);
        Assert.Equal("0", states["dead"][0]);
    }

    private static string Configuration(TcpServer server, TestDirectory directory) =>
        $"""
        global
            maxconn 100
        defaults
            mode tcp
            timeout connect 1s
            timeout client 10s
            timeout server 10s
        listen li
            bind 127.0.0.1:{FreePort.Next()}
            server checked {server.Address} check inter 200ms
            server dead 127.0.0.1:{FreePort.Next()} check inter 200ms
            server plain {server.Address} weight 20
            server v6 [::1]:{FreePort.Next()}
            server unix {directory.File("server.sock")}
            server off {server.Address} disabled
        backend be
            id 50
            server b1 {server.Address} id 7

        """;

    /// <summary>The configuration after its first checks and after operators drained one server and stopped another.</summary>
    private static StatMirror Mirror(string text)
    {
        var ours = new StatMirror(text);
        var li = ours.Balancer("li");
        li.Checks.Ended(ours.Server("li", "checked"), new CheckResult(CheckStatus.Layer4Passed), ours.NowMs, ours.Effects);
        li.Checks.Ended(ours.Server("li", "dead"), new CheckResult(CheckStatus.Layer4Connection), ours.NowMs, ours.Effects);
        li.Commands.SetState(ours.Server("li", "plain"), AdminCommandState.Drain, ours.NowMs, ours.Effects);
        li.Commands.SetState(ours.Server("li", "v6"), AdminCommandState.Maint, ours.NowMs, ours.Effects);
        li.Commands.SetWeight(ours.Server("li", "plain"), "3", ours.NowMs, ours.Effects);
        ours.Noted("li");
        return ours;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutTime(string line)
    {
        var words = line.Split(' ');
        if (words.Length > TimeSinceChange && words[0] != "#")
            words[TimeSinceChange] = "?";
        // A check under way when haproxy was asked.
        if (words.Length > CheckState && words[CheckState] == "7")
            words[CheckState] = "6";
        return string.Join(' ', words);
    }
}
