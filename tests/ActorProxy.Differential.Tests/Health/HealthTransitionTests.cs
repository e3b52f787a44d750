using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Differential.Tests.Health;

/// <summary>What checks make of a server beside Debian's haproxy: configuration.txt 5.2 <c>rise</c>, <c>fall</c>, 4.2 <c>option log-health-checks</c>.</summary>
public sealed class HealthTransitionTests(HAProxyHealth haproxy) : IClassFixture<HAProxyHealth>
{
    public static TheoryData<int> Seeds => [.. HAProxyHealth.Cases.Select(health => health.Seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_same_checks_lead_to_the_same_log_lines(int seed)
    {
        var health = HealthCase.Of(seed);
        var ours = Ours(health);
        Assert.NotEmpty(ours);
        Assert.Equal(await haproxy.LinesAsync(health, ours.Length), ours);
    }

    private static string[] Ours(HealthCase health)
    {
        var balancer = new BackendBalancer(new Random(1), new BackendCounters());
        var effects = new BalanceEffects();
        balancer.Configure(
            new ProxyConfig
            {
                Kind = ProxyKind.Backend,
                Name = health.Name,
                Position = new("test.cfg", 1, 1),
                Backend = new BackendConfig { Servers = [.. health.Servers()] },
                LogOptions = new LogOptionsConfig { HealthChecks = health.LogsEachCheck },
            },
            0, 0, effects);
        for (var check = 0; check < health.Results.Count; check++)
        {
            balancer.Checks.Ended(balancer.Servers[0], health.ResultAt(check)
                ? new CheckResult(CheckStatus.Layer7Passed, Description: "(tcp-check)")
                : new CheckResult(CheckStatus.Layer7Response, Description: "TCPCHK did not match content 'PASS' at step 1"), check * 15, effects);
        }

        return [.. effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Notice).Select(effect => $"<{(int)effect.Level}>{effect.Text}")];
    }
}
