using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>What connections that fail make of a server beside Debian's haproxy: configuration.txt 5.2 <c>observe</c>, <c>error-limit</c>, <c>on-error</c>.</summary>
public sealed class ObservedErrorsTests
{
    private const int Clients = 12;

    public static TheoryData<string, OnErrorAction, bool> Actions => new()
    {
        { "fastinter", OnErrorAction.FastInter, true },
        { "fail-check", OnErrorAction.FailCheck, true },
        { "sudden-death", OnErrorAction.SuddenDeath, true },
        { "mark-down", OnErrorAction.MarkDown, true },
        { "fail-check", OnErrorAction.FailCheck, false },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task The_same_errors_lead_to_the_same_log_lines(string action, OnErrorAction onError, bool logsEachCheck)
    {
        using var log = new LogReceiver();
        // After the first check none is made: only the traffic speaks.
        using var check = TcpServer.Echo();
        var (port, closed) = (FreePort.Next(), FreePort.Next());
        var text = new StringBuilder($"global\n  nbthread 1\n  maxconn 500\n  log {log.Address} format short local0 notice\ndefaults\n  mode tcp\n  log global\n  option dontlognull\n  timeout client 60s\n  timeout server 60s\n  timeout connect 60s\n");
        text.Append($"listen app\n  bind 127.0.0.1:{port}\n  retries 0\n  {(logsEachCheck ? "option log-health-checks" : "")}\n  log-format session\n");
        text.Append($"  server s1 127.0.0.1:{closed} check port {check.Port} inter 1h fall 4 observe layer4 error-limit 2 on-error {action}\n");
        await using var proxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);
        await proxy.Runtime.AskAsync("set server app/s1 health up");
        await Eventually.HoldsAsync("the first check has ended", async () => (await proxy.Runtime.StatAsync())["app", "s1"]["check_status"] == "L4OK");
        for (var client = 0; client < Clients; client++)
        {
            using var probe = await TcpClientProbe.ConnectAsync(port);
            await probe.EndAsync();
        }

        var ours = Ours(onError, logsEachCheck);
        string[] theirs = [];
        await Eventually.HoldsAsync("haproxy logs as much", () => (theirs = [.. log.Messages.Where(line => !line.EndsWith("session", StringComparison.Ordinal)).Select(HAProxyHealth.Normalise)]).Length >= ours.Length, found: () => string.Join('\n', theirs));
        Assert.Equal(theirs, ours);
    }

    private static string[] Ours(OnErrorAction onError, bool logsEachCheck)
    {
        var balancer = new BackendBalancer(new Random(1), new BackendCounters());
        var effects = new BalanceEffects();
        var server = new ServerConfig
        {
            Name = "s1",
            Id = 1,
            Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 1, Text = "127.0.0.1:1" },
            Position = new("test.cfg", 1, 1),
            Check = new ServerCheckConfig { Fall = 4 },
            Observe = ObserveMode.Layer4,
            ErrorLimit = 2,
            OnError = onError,
        };
        balancer.Configure(
            new ProxyConfig
            {
                Kind = ProxyKind.Listen,
                Name = "app",
                Position = new("test.cfg", 1, 1),
                Backend = new BackendConfig { Servers = [server] },
                LogOptions = new LogOptionsConfig { HealthChecks = logsEachCheck },
            },
            0, 0, effects);
        balancer.Commands.SetHealth(balancer.Servers[0], HealthCommandState.Up, 0, effects);
        balancer.Checks.Ended(balancer.Servers[0], new CheckResult(CheckStatus.Layer4Passed), 0, effects);
        for (var client = 0; client < Clients; client++)
        {
            var stream = new Stream();
            if (balancer.Pick(stream, BalanceKey.None, 0, effects).Result != PickResult.Assigned)
                continue;
            balancer.Checks.ConnectionObserved(balancer.Servers[0], false, 0, effects);
            balancer.Release(stream, 0, effects);
        }

        return [.. effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Notice).Select(effect => $"<{(int)effect.Level}>{effect.Text}")];
    }

    private sealed class Stream : BalancedStream;
}
