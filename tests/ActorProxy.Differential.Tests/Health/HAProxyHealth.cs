using System.Text;
using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>One Debian haproxy that checks servers whose answers are written down, and the lines that it logs.</summary>
public sealed partial class HAProxyHealth : IAsyncLifetime
{
    private readonly LogReceiver log = new();
    private readonly List<TcpServer> servers = [];

    /// <summary>A server's checks so far, by its case's seed.</summary>
    private readonly Dictionary<int, TcpServer> serverOf = [];
    private ProxyProcess proxy = null!;

    public static IReadOnlyList<HealthCase> Cases { get; } = [.. Enumerable.Range(1, 40).Select(HealthCase.Of)];

    public async ValueTask InitializeAsync()
    {
        var text = new StringBuilder($"global\n  nbthread 1\n  maxconn 500\n  log {log.Address} format short local0\ndefaults\n  mode tcp\n  log global\n  timeout client 60s\n  timeout server 60s\n  timeout connect 60s\n  timeout check 20s\n");
        foreach (var health in Cases)
        {
            var check = -1;
            var server = TcpServer.Start(async (connection, end) =>
            {
                var passes = health.ResultAt(Interlocked.Increment(ref check));
                await connection.SendAsync(Encoding.ASCII.GetBytes(passes ? "PASS" : "FAIL"), end);
            });
            servers.Add(server);
            serverOf.Add(health.Seed, server);
            text.Append(health.Section(server.Port));
        }

        proxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);
    }

    /// <summary>Waits until all of a case's checks were made and this many lines were logged about it, and returns them all.</summary>
    public async Task<string[]> LinesAsync(HealthCase health, int count)
    {
        await Eventually.HoldsAsync("all checks were made", () => serverOf[health.Seed].Accepted > health.Results.Count, Deadlines.Load);
        await Eventually.HoldsAsync($"{count} lines were logged", () => Lines(health).Length >= count, found: () => string.Join('\n', Lines(health)));
        return Lines(health);
    }

    private string[] Lines(HealthCase health) =>
    [
        .. log.Messages
            .Where(line => line.Contains($" {health.Name}/", StringComparison.Ordinal) || line.Contains($" {health.Name} ", StringComparison.Ordinal))
            .Select(Normalise),
    ];

    /// <summary>How long a check took is nobody's decision.</summary>
    internal static string Normalise(string line) => Duration().Replace(line, "duration: 0ms");

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        foreach (var server in servers)
            server.Dispose();
        log.Dispose();
    }

    [GeneratedRegex(@"duration: \d+ms")]
    private static partial Regex Duration();
}
