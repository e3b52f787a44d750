using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>A balancer driven by a seed, beside a model that only counts: who holds a slot of whom, who waits, who is done.</summary>
internal sealed class RandomRun
{
    private static readonly BalanceAlgorithmKind[] Algorithms = Enum.GetValues<BalanceAlgorithmKind>();

    private readonly Random random;
    private readonly BalancerDriver app;
    private readonly Dictionary<TestStream, ServerState> holders = [];
    private readonly List<TestStream> waiting = [];

    public RandomRun(int seed)
    {
        random = new Random(seed);
        app = new BalancerDriver(NextBackend(), random.Next(20));
    }

    public void Step()
    {
        app.Effects.Clear();
        app.NowMs += random.Next(3) == 0 ? random.Next(3000) : random.Next(20);
        var servedBefore = app.Balancer.Servers.Concat(app.Balancer.LeavingServers).ToDictionary(server => server, server => server.Served);
        var anyBefore = waiting.Where(stream => stream.IsQueued && stream.QueuedFor is null).OrderBy(stream => stream.Arrival).ToList();
        Act();
        if (app.Balancer.NextTickMs is { } due && due <= app.NowMs)
            app.Balancer.Tick(app.NowMs, app.Effects);
        CarryOut(anyBefore);
        Check(servedBefore);
    }

    /// <summary>Everybody goes; nothing may be left.</summary>
    public void End()
    {
        app.Effects.Clear();
        while (waiting.Count > 0 || holders.Count > 0)
        {
            if (holders.Count > 0)
                Leave(holders.Keys.First());
            else
                Leave(waiting[0]);
            CarryOut([]);
            app.Effects.Clear();
        }

        Assert.Equal((0, 0, 0), (app.Balancer.Attached, app.Balancer.Served, app.Balancer.QueuedForAny));
        Assert.Empty(app.Balancer.LeavingServers);
        Assert.All(app.Balancer.Servers, server => Assert.Equal((0, 0), (server.Served, server.Queued)));
    }

    private void Act()
    {
        var server = app.Balancer.Servers[random.Next(app.Balancer.Servers.Count)];
        switch (random.Next(100))
        {
            case < 45:
                Arrive();
                break;
            case < 75 when holders.Count > 0:
                Leave(holders.Keys.ElementAt(random.Next(holders.Count)));
                break;
            case < 78 when waiting.Count > 0:
                Leave(waiting[random.Next(waiting.Count)]);
                break;
            case < 82 when holders.Count > 0:
                Redispatch(holders.Keys.ElementAt(random.Next(holders.Count)));
                break;
            case < 86:
                app.Balancer.Commands.SetState(server, (AdminCommandState)random.Next(3), app.NowMs, app.Effects);
                break;
            case < 89:
                app.Balancer.Commands.SetWeight(server, random.Next(3) == 0 ? "0" : $"{random.Next(200)}%", app.NowMs, app.Effects);
                break;
            case < 91:
                app.Balancer.Commands.SetMaxConn(server, random.Next(6), app.NowMs, app.Effects);
                break;
            case < 93:
                app.Balancer.Commands.SetHealth(server, (HealthCommandState)random.Next(3), app.NowMs, app.Effects);
                break;
            case < 97:
                app.Balancer.Checks.Ended(server, new CheckResult(random.Next(3) == 0 ? CheckStatus.Layer4Connection : CheckStatus.Layer4Passed), app.NowMs, app.Effects);
                break;
            case < 99:
                app.Configure(NextBackend(), random.Next(20));
                break;
            default:
                app.Balancer.Commands.ShutdownSessions(server, app.Effects);
                break;
        }
    }

    private void Arrive()
    {
        var (stream, outcome) = app.Pick(random.Next(4) == 0 ? BalanceKey.None : BalanceKey.Of((uint)random.Next()));
        Note(stream, outcome);
    }

    private void Leave(TestStream stream)
    {
        if (holders.Remove(stream))
            app.Release(stream);
        else
        {
            Assert.True(waiting.Remove(stream));
            app.Balancer.Abandon(stream);
        }
    }

    private void Redispatch(TestStream stream)
    {
        holders.Remove(stream);
        Note(stream, app.Balancer.Redispatch(stream, app.NowMs, app.Effects));
    }

    private void Note(TestStream stream, PickOutcome outcome)
    {
        if (outcome.Result == PickResult.Assigned)
            holders.Add(stream, outcome.Server!);
        else if (outcome.Result == PickResult.Queued)
            waiting.Add(stream);
    }

    private void CarryOut(List<TestStream> anyBefore)
    {
        var served = 0;
        for (var index = 0; index < app.Effects.Count; index++)
        {
            var effect = app.Effects[index];
            if (effect.Kind is not (BalanceEffectKind.Assigned or BalanceEffectKind.Refused))
                continue;
            var stream = (TestStream)effect.Stream!;
            Assert.True(waiting.Remove(stream), $"{stream} was answered without waiting");
            if (effect.Kind == BalanceEffectKind.Assigned)
                holders.Add(stream, effect.Server!);
            var place = anyBefore.IndexOf(stream);
            Assert.True(place < 0 || place == served++ || anyBefore.Take(place).All(before => !before.IsQueued), $"{stream} was served before its turn");
        }
    }

    private void Check(Dictionary<ServerState, int> servedBefore)
    {
        var balancer = app.Balancer;
        var servers = balancer.Servers.Concat(balancer.LeavingServers).ToList();
        foreach (var server in servers)
        {
            Assert.Equal(holders.Values.Count(held => held == server), server.Served);
            Assert.Equal(server.Queued, server.Counters.Queued.Current);
            Assert.True(
                server.MaxConn == 0 || server.Served <= server.MaxConn || server.Served <= servedBefore.GetValueOrDefault(server),
                $"{server.Name} has {server.Served} streams, its maxconn is {server.MaxConn}");
        }

        Assert.All(holders, entry => Assert.Same(entry.Value, entry.Key.Server));
        Assert.All(waiting, stream => Assert.True(stream.IsQueued && stream.Server is null));
        Assert.Equal(waiting.Count, balancer.QueuedForAny + servers.Sum(server => server.Queued));
        Assert.Equal(holders.Count + waiting.Count, balancer.Attached);
        Assert.Equal(holders.Count, balancer.Served);
        // Limits that follow the load or the time are looked at with the next stream; fixed ones leave nobody waiting in vain.
        if (balancer.QueuedForAny > 0 && !servers.Any(server => server.HasDynamicLimit))
        {
            Assert.All(balancer.Servers, server => Assert.False(
                server.IsUsable && !server.IsBackup && (server.MaxConn == 0 || server.Served < server.MaxConn), $"{server.Name} has room and somebody waits"));
        }
    }

    private BackendConfig NextBackend()
    {
        var servers = Enumerable.Range(1, 8).Where(_ => random.Next(3) > 0).Select(NextServer).DefaultIfEmpty(NextServer(1)).ToArray();
        return BalancerDriver.Backend(Algorithms[random.Next(Algorithms.Length)], servers) with
        {
            AllBackups = random.Next(2) == 0,
            RedispatchInterval = random.Next(2) == 0 ? -1 : null,
            Hash = new HashConfig
            {
                Tree = (HashTreeKind)random.Next(2),
                BalanceFactor = random.Next(3) == 0 ? random.Next(101, 300) : 0,
                Affinity = (HashAffinity)random.Next(3),
            },
        };
    }

    private ServerConfig NextServer(int id)
    {
        var maxConn = random.Next(3) * random.Next(1, 4);
        return BalancerDriver.Server($"s{id}", random.Next(5) == 0 ? 0 : random.Next(1, 40), maxConn) with
        {
            Id = id,
            IsBackup = random.Next(5) == 0,
            IsDisabled = random.Next(8) == 0,
            MinConn = random.Next(5) == 0 ? Math.Min(1, maxConn) : 0,
            MaxQueue = random.Next(3) * random.Next(3),
            SlowStart = random.Next(6) == 0 ? TimeSpan.FromSeconds(random.Next(1, 20)) : null,
            Check = random.Next(2) == 0 ? new ServerCheckConfig() : null,
            ShutdownSessionsOnDown = random.Next(2) == 0,
            ShutdownBackupSessionsOnUp = random.Next(2) == 0,
        };
    }
}
