using System.Net;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using static ActorProxy.Config.Model.BalanceAlgorithmKind;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>The scenarios that a proxy and the balancer's decisions are compared by.</summary>
public static class BalanceScenarios
{
    private static readonly int[][] WeightSets = [[1, 1, 1], [1, 2, 3], [5, 1, 1], [10, 10, 0], [256, 1, 100], [3, 7, 11, 2], [1, 256], [100, 100, 50, 25], [13]];

    public static IReadOnlyList<BalanceScenario> All { get; } = [.. Weighted(), .. Handmade(), .. Random(), .. Hashed()];

    public static BalanceScenario Named(string name) => All.First(scenario => scenario.Name == name);

    private static IEnumerable<BalanceScenario> Weighted()
    {
        foreach (var algorithm in new[] { RoundRobin, StaticRoundRobin, LeastConn, First })
        {
            foreach (var weights in WeightSets)
            {
                var name = $"{algorithm}-{string.Join('-', weights)}";
                yield return new(name, Backend(algorithm, [.. weights.Select((weight, index) => Server(index, weight))]), async subject =>
                {
                    for (var visit = 0; visit < 40; visit++)
                        await subject.VisitAsync();
                    for (var visit = 0; visit < 25; visit++)
                        await subject.HoldAsync();
                    foreach (var stream in subject.Open.Where(stream => stream % 3 == 0).ToArray())
                        await subject.LeaveAsync(stream);
                    for (var visit = 0; visit < 10; visit++)
                        await subject.HoldAsync();
                });
            }
        }
    }

    private static IEnumerable<BalanceScenario> Handmade()
    {
        foreach (var algorithm in new[] { RoundRobin, StaticRoundRobin, LeastConn, First, Source })
        {
            foreach (var allBackups in new[] { false, true })
            {
                var backend = Backend(algorithm, Server(0, 2), Server(1, 1), Server(2, 1) with { IsBackup = true }, Server(3, 3) with { IsBackup = true });
                yield return new($"{algorithm}-backups-{(allBackups ? "all" : "first")}", backend with { AllBackups = allBackups }, Backups);
            }

            if (algorithm is not Source)
            {
                // Whoever leaves raises the others' chances: the load of the whole backend sets every server's limit.
                var dynamic = Backend(algorithm, Server(0, 1) with { MaxConn = 6, MinConn = 1 }, Server(1, 1) with { MaxConn = 4, MinConn = 2 }, Server(2, 1) with { MaxConn = 9 });
                yield return new($"{algorithm}-minconn", dynamic with { FullConn = 18 }, async subject =>
                {
                    for (var client = 0; client < 16; client++)
                        await subject.HoldAsync();
                    foreach (var stream in subject.Open.Where(stream => stream % 4 == 1).ToArray())
                        await subject.LeaveAsync(stream);
                    for (var client = 0; client < 8; client++)
                        await subject.HoldAsync();
                });
            }

            yield return new($"{algorithm}-maxqueue", Backend(algorithm, Server(0, 1) with { MaxConn = 1, MaxQueue = 1 }, Server(1, 2) with { MaxConn = 1, MaxQueue = 2 }), async subject =>
            {
                for (var client = 0; client < 5; client++)
                    await subject.HoldAsync();
                await subject.LeaveAsync(0);
                await subject.LeaveAsync(1);
                for (var client = 0; client < 3; client++)
                    await subject.HoldAsync();
                foreach (var stream in subject.Open.ToArray())
                    await subject.LeaveAsync(stream);
            });

            yield return new($"{algorithm}-backup-full", Backend(algorithm, Server(0, 1), Server(1, 1) with { IsBackup = true, MaxConn = 2 }), async subject =>
            {
                await subject.CommandAsync("disable server", "s1", "");
                for (var client = 0; client < 5; client++)
                    await subject.HoldAsync();
                await subject.LeaveAsync(0);
                await subject.CommandAsync("enable server", "s1", "");
                await subject.HoldAsync();
            });
        }
    }

    private static async Task Backups(IBalanceSubject subject)
    {
        foreach (var (command, server, arguments) in new[]
        {
            ("disable server", "s1", ""), ("set server", "s2", "state drain"), ("set weight", "s3", "0"), ("set server", "s4", "health down"),
            ("set weight", "s3", "100%"), ("set server", "s4", "health up"), ("enable server", "s1", ""), ("set server", "s1", "health stopping"),
            ("set server", "s2", "state ready"), ("set server", "s1", "health up"),
        })
        {
            for (var visit = 0; visit < 6; visit++)
                await subject.VisitAsync(Client(visit));
            await subject.CommandAsync(command, server, arguments);
        }

        for (var visit = 0; visit < 8; visit++)
            await subject.VisitAsync(Client(visit));
    }

    /// <remarks>
    /// Ours serves those who wait as soon as a server has room; haproxy 2.6 forgets them when a weight rises from 0 or a drain ends,
    /// until somebody leaves. No seed here comes to that.
    /// </remarks>
    private static IEnumerable<BalanceScenario> Random()
    {
        foreach (var algorithm in new[] { RoundRobin, StaticRoundRobin, LeastConn, First })
        {
            for (var seed = 1; seed <= 10; seed++)
            {
                var random = new Random(seed);
                var servers = Enumerable.Range(0, random.Next(1, 7)).Select(index => Server(index, RandomWeight(random)) with
                {
                    MaxConn = random.Next(2) * random.Next(1, 5),
                    IsBackup = random.Next(6) == 0,
                }).ToArray();
                // Those who wait when the last active server goes are served by a backup here, and by nobody there (haproxy#6).
                if (servers.Any(server => server.IsBackup))
                    servers = [.. servers.Select(server => server with { MaxConn = 0 })];
                var backend = Backend(algorithm, servers) with { AllBackups = random.Next(2) == 0 };
                yield return new($"{algorithm}-seed-{seed}", backend, new RandomScript(seed, servers.Length, algorithm is not StaticRoundRobin).RunAsync);
            }
        }
    }

    private static IEnumerable<BalanceScenario> Hashed()
    {
        foreach (var tree in Enum.GetValues<HashTreeKind>())
        {
            foreach (var function in new HashFunctionKind?[] { null, HashFunctionKind.Sdbm, HashFunctionKind.Djb2, HashFunctionKind.Wt6, HashFunctionKind.Crc32 })
            {
                foreach (var avalanche in function is null ? [false] : new[] { false, true })
                {
                    var backend = Backend(Source, Server(0, 1), Server(1, 20) with { Id = 77 }, Server(2, 5), Server(3, 256)) with
                    {
                        Hash = new HashConfig { Tree = tree, Function = function, Avalanche = avalanche },
                    };
                    var name = $"{tree}-{function?.ToString() ?? "default"}{(avalanche ? "-avalanche" : "")}";
                    yield return new($"source-{name}", backend, Clients);
                    yield return new($"hash-{name}", backend, Clients, "src");
                }
            }
        }

        foreach (var factor in new[] { 101, 125, 150, 200, 1000 })
        {
            var backend = Backend(Source, Server(0, 1), Server(1, 3), Server(2, 2), Server(3, 1)) with
            {
                Hash = new HashConfig { Tree = HashTreeKind.Consistent, BalanceFactor = factor },
            };
            yield return new($"bounded-{factor}", backend, async subject =>
            {
                // Few clients, so that their servers would be overloaded.
                for (var client = 0; client < 60; client++)
                    await subject.HoldAsync(Client(client % 5));
                foreach (var stream in subject.Open.Where(stream => stream % 2 == 0).ToArray())
                    await subject.LeaveAsync(stream);
                await subject.CommandAsync("set weight", "s2", "10");
                for (var client = 0; client < 20; client++)
                    await subject.HoldAsync(Client(client % 3));
            });
        }
    }

    /// <summary>Many clients' addresses, while servers come and go.</summary>
    private static async Task Clients(IBalanceSubject subject)
    {
        foreach (var (command, server, arguments) in new[] { ("set weight", "s3", "0"), ("disable server", "s4", ""), ("set weight", "s3", "100%"), ("set weight", "s2", "7") })
        {
            for (var client = 0; client < 12; client++)
                await subject.VisitAsync(Client(client));
            await subject.CommandAsync(command, server, arguments);
        }

        for (var client = 0; client < 40; client++)
            await subject.VisitAsync(Client(client));
    }

    /// <summary>An address of 127.0.0.0/8 that is not like its neighbours'.</summary>
    private static IPAddress Client(int number)
    {
        var mixed = (uint)number * 2654435761;
        return new IPAddress([127, (byte)(mixed >> 24), (byte)(mixed >> 16), (byte)(1 + (mixed >> 8) % 250)]);
    }

    private static int RandomWeight(Random random) => random.Next(4) switch
    {
        0 => 1,
        1 => random.Next(257),
        _ => random.Next(1, 12),
    };

    private static BackendConfig Backend(BalanceAlgorithmKind algorithm, params ServerConfig[] servers) => new()
    {
        Balance = new BalanceConfig(algorithm),
        Servers = [.. servers],
    };

    private static ServerConfig Server(int index, int weight) => new()
    {
        Name = $"s{index + 1}",
        Id = index + 1,
        Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = 1, Text = "127.0.0.1:1" },
        Position = new SourcePosition("test.cfg", 1, 1),
        Weight = weight,
    };
}
