using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>A balancer with a manual clock, and the shortest way to drive it.</summary>
internal sealed class BalancerDriver
{
    private int streams;

    public BalancerDriver(BackendConfig backend, int fullConn = 0, ProxyKind kind = ProxyKind.Backend)
    {
        Balancer = new BackendBalancer(new Random(1), Counters);
        Configure(backend, fullConn, kind);
    }

    public BackendBalancer Balancer { get; }
    public BackendCounters Counters { get; } = new();
    public BalanceEffects Effects { get; } = new();
    public long NowMs { get; set; } = 1_000_000;

    public IEnumerable<string> Notices => Effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Notice).Select(effect => effect.Text!);

    public IEnumerable<(string Stream, string Server)> Assignments
        => Effects.AsSpan().ToArray().Where(effect => effect.Kind == BalanceEffectKind.Assigned).Select(effect => (effect.Stream!.ToString()!, effect.Server!.Name));

    public ServerState this[string server] => Balancer.Find(server)!;

    public static BackendConfig Backend(BalanceAlgorithmKind algorithm, params ServerConfig[] servers) => new()
    {
        Balance = new BalanceConfig(algorithm),
        Servers = servers.Select((server, index) => server.Id == 0 ? server with { Id = index + 1 } : server).ToImmutableArray(),
    };

    public static ServerConfig Server(string name, int weight = 1, int maxConn = 0) => new()
    {
        Name = name,
        Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 80, Text = "127.0.0.1:80" },
        Position = new SourcePosition("test.cfg", 1, 1),
        Weight = weight,
        MaxConn = maxConn,
    };

    public void Configure(BackendConfig backend, int fullConn = 0, ProxyKind kind = ProxyKind.Backend, params string[] unresolved)
        => Balancer.Configure(
            new ProxyConfig { Kind = kind, Name = "app", Position = new SourcePosition("test.cfg", 1, 1), Backend = backend },
            fullConn, NowMs, Effects, unresolved.ToHashSet());

    public (TestStream Stream, PickOutcome Outcome) Pick(BalanceKey key = default)
    {
        var stream = new TestStream($"c{++streams}");
        return (stream, Balancer.Pick(stream, key, NowMs, Effects));
    }

    public TestStream Hold(BalanceKey key = default)
    {
        var (stream, outcome) = Pick(key);
        Assert.Equal(PickResult.Assigned, outcome.Result);
        return stream;
    }

    public TestStream Wait(BalanceKey key = default)
    {
        var (stream, outcome) = Pick(key);
        Assert.Equal(PickResult.Queued, outcome.Result);
        return stream;
    }

    public void Release(TestStream stream) => Balancer.Release(stream, NowMs, Effects);

    /// <summary>The servers of that many streams, each ended before the next one begins.</summary>
    public string Sequence(int count)
    {
        var names = new List<string>();
        for (var index = 0; index < count; index++)
        {
            var (stream, outcome) = Pick();
            names.Add(outcome.Server?.Name ?? outcome.Refusal.ToString());
            if (outcome.Result == PickResult.Assigned)
                Release(stream);
        }

        return string.Join(' ', names);
    }

    public void SetState(string server, AdminCommandState state) => Balancer.Commands.SetState(this[server], state, NowMs, Effects);

    public void SetHealth(string server, HealthCommandState state) => Balancer.Commands.SetHealth(this[server], state, NowMs, Effects);

    public WeightCommandResult SetWeight(string server, string weight) => Balancer.Commands.SetWeight(this[server], weight, NowMs, Effects);
}
