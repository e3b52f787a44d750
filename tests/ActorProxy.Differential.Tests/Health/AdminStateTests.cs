using System.Globalization;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>What operators make of servers, and of those that track them, beside Debian's haproxy: management.txt 9.3 <c>set server</c>, configuration.txt 5.2 <c>track</c>.</summary>
public sealed class AdminStateTests
{
    private const int Seeds = 12;
    private const int Steps = 60;

    [Fact]
    public async Task The_same_commands_lead_to_the_same_log_lines_and_states()
    {
        using var log = new LogReceiver();
        using var server = TcpServer.Echo();
        var text = new StringBuilder($"global\n  nbthread 1\n  maxconn 500\n  log {log.Address} format short local0\ndefaults\n  mode tcp\n  log global\n  timeout client 60s\n  timeout server 60s\n  timeout connect 60s\n");
        for (var seed = 1; seed <= Seeds; seed++)
            text.Append(AdminScript.Sections(seed, server.Address));
        await using var proxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var ours = new AdminScript(seed);
            foreach (var command in AdminScript.Commands(seed, Steps))
            {
                log.Clear();
                await proxy.Runtime.AskAsync(command);
                var expected = ours.Run(command);
                await Eventually.HoldsAsync($"seed {seed}: '{command}' logs\n{string.Join('\n', expected)}", () => log.Messages.Count >= expected.Count, found: () => string.Join('\n', log.Messages));
                // The answer to another command proves that nothing is logged any more.
                Assert.Equal(ours.States(), await StatesAsync(proxy.Runtime, seed));
                Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(log.Messages.Order(StringComparer.Ordinal)), $"seed {seed}: '{command}' logs\n{string.Join('\n', log.Messages)}\nand not\n{string.Join('\n', expected)}");
            }
        }
    }

    /// <summary>Name, operational and administrative state and weight of each server.</summary>
    private static async Task<string[]> StatesAsync(RuntimeApiClient runtime, int seed)
        => [.. (await runtime.AskAsync("show servers state")).Split('\n')
            .Select(line => line.Split(' '))
            .Where(fields => fields.Length > 8 && (fields[1] == $"web{seed}" || fields[1] == $"app{seed}"))
            .Select(fields => string.Create(CultureInfo.InvariantCulture, $"{fields[1]}/{fields[3]} {fields[5]} {fields[6]} {fields[7]}"))];
}
