using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Servers;

/// <summary>configuration.txt 5.2, <c>init-addr</c>, and management.txt 3, <c>-dr</c>: servers whose names may have no address, in both programs.</summary>
public sealed class FirstAddressDifferentialTests
{
    private const int TimeSinceChange = 9;

    [Theory]
    [InlineData("init-addr none")]
    [InlineData("init-addr last,libc,none")]
    [InlineData("init-addr libc,127.0.0.9")]
    [InlineData("init-addr 127.0.0.9")]
    [InlineData("init-addr none check inter 1h")]
    [InlineData("init-addr none backup")]
    [InlineData("-dr")]
    [InlineData("-dr init-addr last")]
    [InlineData("-dr check inter 1h")]
    public async Task Servers_start_alike(string options)
    {
        var theirs = await StartedAsync(ProxyOptions.ForHAProxy, options);
        var ours = await StartedAsync(ProxyOptions.ForActorProxy, options);
        Assert.Equal(theirs, ours);
    }

    [Theory]
    [InlineData("")]
    [InlineData("init-addr libc")]
    [InlineData("init-addr last")]
    [InlineData("init-addr none")]
    [InlineData("init-addr libc,none")]
    [InlineData("init-addr libc,192.0.2.1")]
    [InlineData("init-addr 192.0.2.1,libc")]
    [InlineData("disabled")]
    [InlineData("-dr")]
    [InlineData("-dr init-addr 192.0.2.1")]
    [InlineData("-dr check addr no-such.invalid")]
    [InlineData("-dr source no-such.invalid")]
    public async Task Configurations_are_judged_alike(string options)
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", Configuration(FreePort.Next(), options));
        string[] arguments = [.. options.StartsWith("-dr", StringComparison.Ordinal) ? ["-dr"] : Array.Empty<string>(), "-c", "-f", path];
        var theirs = await Command.RunAsync(ProxyExecutable.HAProxy.Path, arguments);
        var ours = await Command.RunAsync(ProxyExecutable.ActorProxy.Path, arguments);
        Assert.Equal((theirs.ExitCode, theirs.StandardOutput), (ours.ExitCode, ours.StandardOutput));
    }

    private static string Configuration(int port, string options) => $"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        listen app
            bind 127.0.0.1:{port}
            server named no-such.invalid:80 {options.Replace("-dr", "", StringComparison.Ordinal)}
            server follower 127.0.0.1:80 {(options.Contains("check", StringComparison.Ordinal) ? "track named" : "")}
            server plain 127.0.0.1:80

        """;

    private static async Task<string> StartedAsync(ProxyOptions kind, string options)
    {
        var text = Configuration(FreePort.Next(), options);
        await using var proxy = await ProxyProcess.StartAsync(text, options.StartsWith("-dr", StringComparison.Ordinal) ? kind with { ExtraArguments = ["-dr"] } : kind);
        var rows = (await proxy.Runtime.StatAsync()).Rows.Where(static row => row.Proxy == "app" && row.Service != "FRONTEND");
        var stat = rows.Select(static row => $"{row.Service} {row.Status} {row["weight"]} {row["act"]} {row["bck"]} {row["addr"]} {row["tracked"]} {row["check_status"]}");
        var state = (await proxy.Runtime.AskAsync("show servers state app")).Split('\n').Select(static line => string.Join(' ', line.Split(' ').Where(static (_, column) => column != TimeSinceChange)));
        var connections = (await proxy.Runtime.AskAsync("show servers conn app")).Split('\n').Skip(1).Select(static line => string.Join(' ', line.Split(' ').Take(4)));
        return string.Join('\n', stat.Concat(state).Concat(connections));
    }
}
