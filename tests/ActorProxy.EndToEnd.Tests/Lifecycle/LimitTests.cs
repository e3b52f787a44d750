using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.Lifecycle;

/// <summary>What the process makes of its limits: descriptors, <c>maxconn</c>, <c>-n</c>, <c>-m</c>, <c>strict-limits</c>.</summary>
public sealed partial class LimitTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(4096)]
    public async Task Says_which_maxconn_it_computed_and_it_fits_the_descriptors(int limit)
    {
        var (computed, proxy) = await StartAndReadMaxConnAsync(limit);
        await using (proxy)
        {
            Assert.InRange(computed, limit / 2 - 150, limit / 2 - 20);
            var limits = File.ReadAllLines($"/proc/{proxy.Pid}/limits").Single(l => l.StartsWith("Max open files", StringComparison.Ordinal));
            Assert.Equal(limit, int.Parse(limits.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_configured_maxconn_beyond_the_descriptors_is_refused_with_what_to_do()
    {
        var run = await RunAsync("maxconn 100000000");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("100000000 connections need", run.StandardError, StringComparison.Ordinal);
        Assert.Contains("ulimit -Hn", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_strict_limits_the_same_is_a_warning()
    {
        await using var proxy = await ProxyProcess.StartAsync("global\n    maxconn 100000000\n    no strict-limits\n" + Relay.Configuration(FreePort.Next(), "server s1 127.0.0.1:1"));
        await proxy.Output.LineAsync(@"^\[WARNING\].*100000000 connections need");
    }

    [Fact]
    public async Task A_limit_of_the_command_line_wins_over_the_configuration()
    {
        var run = await RunAsync("maxconn 10", "-n", "100000000");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("100000000 connections need", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Less_memory_than_the_process_needs_is_refused()
    {
        var run = await RunAsync("", "-m", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("16 megabytes", run.StandardError, StringComparison.Ordinal);
    }

    private static async Task<(int MaxConn, ProxyProcess Proxy)> StartAndReadMaxConnAsync(int limit)
    {
        var options = new ProxyOptions { Mode = ["-V", "-db"], DescriptorLimit = (limit, limit) };
        var proxy = await ProxyProcess.StartAsync(Relay.Configuration(FreePort.Next(), "server s1 127.0.0.1:1"), options);
        var line = await proxy.Output.LineAsync("^Note: setting global.maxconn to ");
        return (int.Parse(NumberPattern().Match(line).Value, CultureInfo.InvariantCulture), proxy);
    }

    private static async Task<CommandResult> RunAsync(string globalLine, params string[] options)
    {
        using var directory = new TestDirectory();
        var path = directory.Write("haproxy.cfg", $"global\n    {globalLine}\n{Relay.Configuration(FreePort.Next(), "server s1 127.0.0.1:1")}");
        return await Command.RunAsync(ProxyExecutable.ActorProxy.Path, ["-db", "-f", path, .. options]);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex NumberPattern();
}
