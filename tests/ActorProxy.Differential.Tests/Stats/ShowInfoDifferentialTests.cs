using System.Text.Json;
using ActorProxy.Core.Stats.Reports;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Stats;

/// <summary><c>show info</c>: haproxy's names in its order, with its types and tags; 3.x's behind them.</summary>
public sealed class ShowInfoDifferentialTests
{
    private static readonly ProcessSnapshot Info = new() { Name = "x", Version = "1", ReleaseDate = "2026/11/22", Threads = 2, ProcessId = 1, Node = "n", Description = "d" };

    [Theory]
    [InlineData("")]
    [InlineData("float")]
    public async Task Plain_and_typed_lines_agree(string words)
    {
        await using var haproxy = await StartAsync();

        var plain = await haproxy.Runtime.AskAsync($"show info {words}");
        var ours = Lines(Ours(words)).Select(line => line.Split(':')[0]).ToArray();
        var theirs = Lines(plain).Select(line => line.Split(':')[0]).ToArray();
        Assert.Equal(theirs, ours[..theirs.Length]);
        Assert.Equal(["TotalWarnings", "MaxconnReached", "BootTime_ms", "Niced_tasks", "CurrStreams", "CumStreams", "BlockedTrafficWarnings"], ours[theirs.Length..]);

        var typed = Lines(await haproxy.Runtime.AskAsync($"show info typed {words}")).Select(WithoutValue).ToArray();
        Assert.Equal(typed, Lines(Ours($"typed {words}")).Select(WithoutValue).Take(typed.Length));
    }

    [Fact]
    public async Task The_JSON_agrees()
    {
        await using var haproxy = await StartAsync();

        var theirs = Reduced(await haproxy.Runtime.AskAsync("show info json"));
        Assert.Equal(theirs, Reduced(Ours("json")).Take(theirs.Length));

        static string[] Reduced(string text)
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(value =>
                $"{value.GetProperty("field")} {value.GetProperty("processNum")} {value.GetProperty("tags")} {value.GetProperty("value").GetProperty("type")}")];
        }
    }

    [Fact]
    public async Task Descriptions_stand_where_haproxy_has_them()
    {
        await using var haproxy = await StartAsync();

        var theirs = Lines(await haproxy.Runtime.AskAsync("show info desc"));
        var ours = Lines(Ours("desc"));
        Assert.All(theirs.Zip(ours), pair => Assert.Matches("^[^:]+: .*:\"[^\"]+\"$", pair.Second));
        Assert.All(theirs, line => Assert.Matches("^[^:]+: .*:\"[^\"]+\"$", line));
    }

    private static Task<ProxyProcess> StartAsync() => ProxyProcess.StartAsync(
        $"global\n    node n\n    description d\ndefaults\n    mode tcp\n    timeout connect 1s\n    timeout client 1s\n    timeout server 1s\nlisten li\n    bind 127.0.0.1:{FreePort.Next()}\n",
        ProxyOptions.ForHAProxy);

    private static string Ours(string words)
    {
        var request = InfoRequest.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var error);
        Assert.Null(error);
        return StatMirror.Text(output => InfoReport.Write(Info, request!, output));
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutValue(string line) => string.Join(':', line.Split(':')[..3]);
}
