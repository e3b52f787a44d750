using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Balancing;

/// <summary>What one stream costs its balancer: a server picked, its slot given back, while others hold theirs.</summary>
[MemoryDiagnoser]
public class PickBenchmarks
{
    private readonly BalanceEffects effects = new();
    private readonly Stream[] streams = new Stream[4096];
    private BackendBalancer balancer = null!;
    private uint number;

    [Params(3, 1000)]
    public int Servers { get; set; }

    [Params("roundrobin", "static-rr", "leastconn", "first", "source", "consistent", "random")]
    public string Algorithm { get; set; } = "";

    /// <summary>Whether every server has a limit that is not reached.</summary>
    [Params(false, true)]
    public bool Limited { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        balancer = new BackendBalancer(new Random(1), new BackendCounters());
        balancer.Configure(
            new ProxyConfig { Kind = ProxyKind.Backend, Name = "app", Position = new("bench.cfg", 1, 1), Backend = Backend() },
            0, 0, effects);
        for (var index = 0; index < streams.Length; index++)
        {
            streams[index] = new Stream();
            balancer.Pick(streams[index], BalanceKey.Of((uint)index * 2654435761), 0, effects);
        }
    }

    /// <summary>The stream that came first ends, and another one comes.</summary>
    [Benchmark]
    public PickResult ReleaseAndPick()
    {
        var stream = streams[number++ % (uint)streams.Length];
        balancer.Release(stream, 0, effects);
        return balancer.Pick(stream, BalanceKey.Of(number * 2654435761), 0, effects).Result;
    }

    private BackendConfig Backend() => new()
    {
        Balance = new BalanceConfig(Algorithm switch
        {
            "roundrobin" => BalanceAlgorithmKind.RoundRobin,
            "static-rr" => BalanceAlgorithmKind.StaticRoundRobin,
            "leastconn" => BalanceAlgorithmKind.LeastConn,
            "first" => BalanceAlgorithmKind.First,
            "random" => BalanceAlgorithmKind.Random,
            _ => BalanceAlgorithmKind.Source,
        }),
        Hash = new HashConfig { Tree = Algorithm == "consistent" ? HashTreeKind.Consistent : HashTreeKind.MapBased },
        Servers =
        [
            .. Enumerable.Range(1, Servers).Select(id => new ServerConfig
            {
                Name = $"s{id}",
                Id = id,
                Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 1, Text = "127.0.0.1:1" },
                Position = new("bench.cfg", 1, 1),
                Weight = 1 + id % 10,
                MaxConn = Limited ? 10_000 : 0,
            }),
        ],
    };

    private sealed class Stream : BalancedStream;
}
