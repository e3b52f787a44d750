using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>A machine without a moment to spare is no reason to suspect a node that lives.</summary>
/// <remarks><c>ACTORPROXY_ALARM_SECONDS</c> says how long it is looked at.</remarks>
[Collection(nameof(HeavyLoad))]
public sealed class FalseAlarmTests(ITestOutputHelper output)
{
    private const int UsualSeconds = 60;

    [Fact]
    public async Task Nobody_is_suspected_while_all_cores_are_busy()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("ACTORPROXY_ALARM_SECONDS"), CultureInfo.InvariantCulture, out var value) ? value : UsualSeconds;
        using var server = TcpServer.Echo();
        var port = FreePort.Next();
        await using var cluster = new TestCluster { Configuration = $"listen l\n    mode tcp\n    bind 127.0.0.1:{port}\n    timeout connect 5s\n    timeout client 20s\n    timeout server 20s\n    server s {server.Address}\n" };
        var nodes = new[] { await cluster.StartAsync("a"), await cluster.StartAsync("b", "a"), await cluster.StartAsync("c", "a") };
        foreach (var node in nodes)
            await TestCluster.SeesAsync(node, "a", "b", "c");

        var busy = Enumerable.Range(0, Environment.ProcessorCount).Select(static _ => Process.Start("sh", ["-c", "while :; do :; done"])).ToList();
        try
        {
            var load = ConnectionLoad.Start(port, 500);
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < TimeSpan.FromSeconds(seconds))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
                foreach (var node in nodes)
                    Assert.DoesNotContain("is suspected", node.Output.Text, StringComparison.Ordinal);
            }

            output.WriteLine($"{seconds} s with {busy.Count} busy processes beside: {await load.StopAsync()}");
        }
        finally
        {
            foreach (var one in busy)
            {
                one.Kill();
                one.Dispose();
            }
        }

        foreach (var node in nodes)
            await TestCluster.SeesAsync(node, "a", "b", "c");
    }
}
