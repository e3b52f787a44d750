using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.Demo;

/// <summary><c>actorproxy demo</c>: what it prints works as it says.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Serves_takes_another_server_by_a_reload_and_leaves_nothing_behind()
    {
        using var demo = Process.Start(new ProcessStartInfo(ProxyExecutable.ActorProxy.Path, ["demo"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var guide = await ReadGuideAsync(demo.StandardOutput);
            var port = int.Parse(PortPattern().Match(guide).Groups[1].Value, CultureInfo.InvariantCulture);
            var configuration = ConfigurationPattern().Match(guide).Groups[1].Value;
            using var client = await TcpClientProbe.ConnectAsync(port);
            Assert.Equal("hello from one", await client.ReadLineAsync());
            Assert.Equal("one: hi", await client.AskAsync("hi"));

            File.AppendAllText(configuration, ServerPattern().Match(guide).Groups[1].Value + "\n");
            Signals.Send(demo.Id, Signal.User2);

            await Eventually.HoldsAsync("a new connection reaches the added server", async () =>
            {
                using var another = await TcpClientProbe.ConnectAsync(port);
                return await another.ReadLineAsync() == "hello from four";
            });
            Assert.Equal("one: still here", await client.AskAsync("still here"));
            Signals.Send(demo.Id, Signal.Interrupt);
            await Eventually.HoldsAsync("the demo ends", () => demo.HasExited);
            Assert.False(Directory.Exists(Path.GetDirectoryName(configuration)));
        }
        finally
        {
            if (!demo.HasExited) demo.Kill();
        }
    }

    private static async Task<string> ReadGuideAsync(StreamReader output)
    {
        using var deadline = new CancellationTokenSource(Deadlines.Step);
        var lines = new List<string>();
        while (lines.Count == 0 || !lines[^1].StartsWith("Ctrl-C", StringComparison.Ordinal))
            lines.Add(await output.ReadLineAsync(deadline.Token) ?? throw new InvalidOperationException(string.Join('\n', lines)));
        return string.Join('\n', lines);
    }

    [GeneratedRegex("nc 127.0.0.1 ([0-9]+)")]
    private static partial Regex PortPattern();

    [GeneratedRegex("configuration: (\\S+)")]
    private static partial Regex ConfigurationPattern();

    [GeneratedRegex("echo \"( *server [^\"]+)\" >>")]
    private static partial Regex ServerPattern();
}
