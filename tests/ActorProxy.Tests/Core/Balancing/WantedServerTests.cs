using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>Streams that a rule or a cookie sends to one server.</summary>
public sealed class WantedServerTests
{
    [Fact]
    public void A_wanted_server_serves_without_weight_even_when_no_other_one_does()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.LeastConn, Server("s1", weight: 0), Server("s2", weight: 0)));

        Assert.Equal("s2", Pick(app, new TestStream("c") { Wanted = "s2" }).Server?.Name);
        Assert.Equal(Refusal.NoServer, Pick(app, new TestStream("d")).Refusal);
    }

    [Theory]
    [InlineData(false, "s2")]
    [InlineData(true, "s1")]
    public void A_server_in_maintenance_serves_only_who_takes_it_so(bool takesIt, string expected)
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1"), Server("s2")));
        app.SetState("s1", AdminCommandState.Maint);

        var stream = new TestStream("c") { Wanted = "s1", TakesServerThatIsDown = takesIt };

        Assert.Equal(expected, Pick(app, stream).Server?.Name);
        app.Release(stream);
        Assert.Equal(0, app.Balancer.Served);
    }

    [Theory]
    [InlineData(null, false, "QueueFull")]
    [InlineData(-1, false, "s2")]
    [InlineData(-1, true, "QueueFull")]
    public void A_full_queue_is_left_with_redispatch_unless_the_stream_is_forced(int? redispatch, bool isForced, string expected)
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1) with { MaxQueue = 1 }, Server("s2")) with { RedispatchInterval = redispatch });
        Pick(app, new TestStream("a") { Wanted = "s1" });
        Assert.Equal(PickResult.Queued, Pick(app, new TestStream("b") { Wanted = "s1" }).Result);

        var outcome = Pick(app, new TestStream("c") { Wanted = "s1", IsForced = isForced });

        Assert.Equal(expected, outcome.Result == PickResult.Refused ? outcome.Refusal.ToString() : outcome.Server?.Name);
    }

    [Fact]
    public void Who_waits_for_a_server_that_goes_down_goes_elsewhere_but_for_the_forced()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, Server("s1", maxConn: 1), Server("s2")) with { RedispatchInterval = -1 });
        var first = new TestStream("a") { Wanted = "s1" };
        Pick(app, first);
        Pick(app, new TestStream("forced") { Wanted = "s1", IsForced = true });
        Pick(app, new TestStream("b") { Wanted = "s1" });
        Pick(app, new TestStream("c") { Wanted = "s1" });

        app.SetState("s1", AdminCommandState.Maint);

        Assert.Equal([("b", "s2"), ("c", "s2")], app.Assignments);
        Assert.Equal(1, app["s1"].Queued);
    }

    [Theory]
    [InlineData(BalanceAlgorithmKind.Hash)]
    [InlineData(BalanceAlgorithmKind.RdpCookie)]
    public void Keys_of_expressions_and_cookies_are_hashed_as_those_of_sources(BalanceAlgorithmKind algorithm)
    {
        ServerConfig[] servers = [Server("s1", 3), Server("s2", 4), Server("s3", 5)];
        foreach (var tree in new[] { HashTreeKind.MapBased, HashTreeKind.Consistent })
        {
            var app = new BalancerDriver(Backend(algorithm, servers) with { Hash = new HashConfig { Tree = tree } });
            var source = new BalancerDriver(Backend(BalanceAlgorithmKind.Source, servers) with { Hash = new HashConfig { Tree = tree } });
            for (uint hash = 0; hash < 500; hash += 7)
                Assert.Equal(source.Hold(BalanceKey.Of(hash)).Server?.Name, app.Hold(BalanceKey.Of(hash)).Server?.Name);
        }
    }

    private static PickOutcome Pick(BalancerDriver app, TestStream stream) => app.Balancer.Pick(stream, BalanceKey.None, app.NowMs, app.Effects);
}
