using ActorProxy.Config.Model;
using ActorProxy.Core.Balancing;
using Xunit;
using static ActorProxy.Tests.Core.Balancing.BalancerDriver;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class AllocationTests
{
    public static TheoryData<BalanceAlgorithmKind, HashTreeKind> Algorithms
    {
        get
        {
            var data = new TheoryData<BalanceAlgorithmKind, HashTreeKind>();
            foreach (var algorithm in Enum.GetValues<BalanceAlgorithmKind>())
                data.Add(algorithm, HashTreeKind.MapBased);
            data.Add(BalanceAlgorithmKind.Source, HashTreeKind.Consistent);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Picks_queueing_and_releases_allocate_nothing(BalanceAlgorithmKind algorithm, HashTreeKind tree)
    {
        var servers = Enumerable.Range(1, 50).Select(number => Server($"s{number}", 1 + number % 7, maxConn: 2)).ToArray();
        var app = new BalancerDriver(Backend(algorithm, servers) with { Hash = new HashConfig { Tree = tree } });
        var streams = Enumerable.Range(0, 120).Select(number => new TestStream($"c{number}")).ToArray();
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
            Round();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Round()
        {
            for (var index = 0; index < streams.Length; index++)
                app.Balancer.Pick(streams[index], BalanceKey.Of((uint)index * 2654435761), app.NowMs, app.Effects);
            foreach (var stream in streams)
            {
                app.Effects.Clear();
                if (stream.Server is not null)
                    app.Balancer.Release(stream, app.NowMs, app.Effects);
                else
                    app.Balancer.Abandon(stream);
            }
        }
    }

    [Fact]
    public void Picks_of_a_wanted_server_allocate_nothing()
    {
        var app = new BalancerDriver(Backend(BalanceAlgorithmKind.RoundRobin, [.. Enumerable.Range(1, 20).Select(static number => Server($"s{number}"))]));
        var stream = new TestStream("c") { Wanted = "s15" };
        Round();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
            Round();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Round()
        {
            app.Balancer.Pick(stream, BalanceKey.None, app.NowMs, app.Effects);
            app.Effects.Clear();
            app.Balancer.Release(stream, app.NowMs, app.Effects);
        }
    }
}
