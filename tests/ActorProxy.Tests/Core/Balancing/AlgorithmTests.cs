using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class AlgorithmTests
{
    [Theory]
    [InlineData(BalanceAlgorithmKind.RoundRobin, "s1 s2 s3 s1 s2 s3")]
    [InlineData(BalanceAlgorithmKind.StaticRoundRobin, "s1 s2 s3 s1 s2 s3")]
    [InlineData(BalanceAlgorithmKind.LeastConn, "s1 s2 s3 s1 s2 s3")]
    [InlineData(BalanceAlgorithmKind.First, "s1 s1 s1 s1 s1 s1")]
    public void Equal_idle_servers_are_picked_in_this_order(BalanceAlgorithmKind algorithm, string expected)
        => Assert.Equal(expected, new BalancerDriver(Backend(algorithm, Server("s1"), Server("s2"), Server("s3"))).Sequence(6));

    [Fact]
    public void Round_robin_spreads_a_heavy_server_over_the_round()
        => Assert.Equal("s1 s1 s1 s2 s1 s1 s1 s3", new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", 6), Server("s2"), Server("s3"))).Sequence(8));

    [Fact]
    public void Leastconn_prefers_the_server_with_fewer_streams_for_its_weight()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", 1), Server("s2", 3)));
        for (var stream = 0; stream < 8; stream++)
            app.Hold();
        Assert.Equal((2, 6), (app["s1"].Served, app["s2"].Served));
    }

    [Fact]
    public void Leastconn_uses_the_queue_of_a_server_with_a_maxqueue()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", maxConn: 1) with { MaxQueue = 1 }));
        var first = app.Hold();
        Assert.Same(app["s1"], app.Wait().QueuedFor);
        Assert.Null(app.Wait().QueuedFor);
        app.Release(first);
        Assert.Equal([("c2", "s1")], app.Assignments);
        Assert.Equal((0, 1), (app["s1"].Queued, app.Balancer.QueuedForAny));
    }

    [Fact]
    public void First_goes_on_to_the_next_id_when_a_server_is_full()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.First, Server("s1", maxConn: 1) with { Id = 9 }, Server("s2", maxConn: 1) with { Id = 3 }));
        Assert.Equal(["s2", "s1"], [app.Hold().Server!.Name, app.Hold().Server!.Name]);
    }

    [Fact]
    public void Random_draws_respect_weights()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Random, Server("s1", 1), Server("s2", 9)) with { Balance = new BalanceConfig(BalanceAlgorithmKind.Random, 1) });
        var share = app.Sequence(4000).Split(' ').Count(name => name == "s2") / 4000.0;
        Assert.InRange(share, 0.8, 0.97);
    }

    [Fact]
    public void Random_takes_the_less_loaded_of_two_draws()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Random, Server("s1"), Server("s2"), Server("s3"), Server("s4")));
        for (var stream = 0; stream < 400; stream++)
            app.Hold();
        Assert.All(app.Balancer.Servers, server => Assert.InRange(server.Served, 85, 115));
    }

    [Fact]
    public void Random_finds_the_only_server_with_room()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Random, [.. Enumerable.Range(1, 20).Select(number => Server($"s{number}", maxConn: 1))]));
        for (var stream = 0; stream < 20; stream++)
            app.Hold();
        app.Wait();
    }

    [Theory]
    [InlineData(HashTreeKind.MapBased)]
    [InlineData(HashTreeKind.Consistent)]
    public void A_client_without_an_address_takes_turns(HashTreeKind tree)
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, Server("s1"), Server("s2")) with { Hash = new HashConfig { Tree = tree } });
        var names = app.Sequence(40).Split(' ');
        Assert.Contains("s1", names);
        Assert.Contains("s2", names);
    }

    [Fact]
    public void Consistent_hashing_moves_only_the_keys_of_the_server_that_left()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, [.. Enumerable.Range(1, 10).Select(number => Server($"s{number}", 10))]) with
        {
            Hash = new HashConfig { Tree = HashTreeKind.Consistent },
        });
        var before = Picks();
        app.SetState("s4", AdminCommandState.Maint);
        var after = Picks();
        Assert.All(before.Zip(after), pair => Assert.True(pair.First == pair.Second || pair.First == "s4"));
        Assert.DoesNotContain("s4", after);

        string[] Picks() => [.. Enumerable.Range(0, 500).Select(client =>
        {
            var stream = app.Hold(BalanceKey.Of((uint)client * 2654435761));
            var name = stream.Server!.Name;
            app.Release(stream);
            return name;
        })];
    }

    [Fact]
    public void Who_hashes_to_a_full_server_waits_for_it()
    {
        var (app, key) = TwoHashed(HashAffinity.Always, maxQueue: 0);
        var server = app.Hold(key).Server;
        Assert.Same(server, app.Wait(key).QueuedFor);
    }

    [Theory]
    [InlineData(HashTreeKind.MapBased)]
    [InlineData(HashTreeKind.Consistent)]
    public void Who_hashes_to_a_server_with_a_full_queue_is_refused(HashTreeKind tree)
    {
        var (app, key) = TwoHashed(HashAffinity.Always, maxQueue: 1, tree);
        var server = app.Hold(key).Server;
        app.Wait(key);
        Assert.Equal(new PickOutcome(PickResult.Refused, server, Refusal.QueueFull), app.Pick(key).Outcome);
        Assert.Equal((2, 3), (app.Balancer.Attached, app.Counters.Picks.Value));
    }

    [Theory]
    [InlineData(HashTreeKind.MapBased)]
    [InlineData(HashTreeKind.Consistent)]
    public void With_affinity_up_to_maxqueue_a_server_with_a_full_queue_is_passed_over(HashTreeKind tree)
    {
        var (app, key) = TwoHashed(HashAffinity.MaxQueue, maxQueue: 1, tree);
        var server = app.Hold(key).Server;
        app.Wait(key);
        Assert.NotSame(server, app.Hold(key).Server);
    }

    [Theory]
    [InlineData(HashTreeKind.MapBased)]
    [InlineData(HashTreeKind.Consistent)]
    public void With_affinity_up_to_maxconn_a_full_server_is_passed_over(HashTreeKind tree)
    {
        var (app, key) = TwoHashed(HashAffinity.MaxConn, maxQueue: 0, tree);
        Assert.NotSame(app.Hold(key).Server, app.Hold(key).Server);
        Assert.Null(app.Wait(key).QueuedFor);
    }

    [Fact]
    public void A_redispatch_leaves_the_server_of_the_hash()
    {
        var (app, key) = TwoHashed(HashAffinity.Always, maxQueue: 0, HashTreeKind.MapBased);
        var stream = app.Hold(key);
        var failed = stream.Server;
        Assert.NotSame(failed, app.Balancer.Redispatch(stream, app.NowMs, app.Effects).Server);
    }

    [Fact]
    public void Servers_hashed_by_address_keep_their_clients_whatever_their_order()
    {
        var servers = Enumerable.Range(1, 6).Select(number => Server($"s{number}", 20) with
        {
            HashKey = HashKeyKind.AddressAndPort,
            Address = new AddressConfig { Kind = AddressKind.IPv4, Host = $"10.0.0.{number}", Port = 80, Text = "" },
        }).ToArray();
        var hash = new HashConfig { Tree = HashTreeKind.Consistent };
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, servers) with { Hash = hash });
        var turned = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, [.. servers.Reverse()]) with { Hash = hash });
        Assert.All(Enumerable.Range(0, 300), client =>
        {
            var key = BalanceKey.Of((uint)client * 40503);
            Assert.Equal(app.Hold(key).Server!.Name, turned.Hold(key).Server!.Name);
        });
    }

    private static (BalancerDriver App, BalanceKey Key) TwoHashed(HashAffinity affinity, int maxQueue, HashTreeKind tree = HashTreeKind.Consistent)
        => (new BalancerDriver(Backend(BalanceAlgorithmKind.Source, Server("s1", maxConn: 1) with { MaxQueue = maxQueue }, Server("s2", maxConn: 1) with { MaxQueue = maxQueue }) with
        {
            Hash = new HashConfig { Tree = tree, Affinity = affinity },
        }), BalanceKey.Of(12345));
}
