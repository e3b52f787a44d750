using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerLivenessTests
{
    [Fact]
    public void A_heartbeat_is_due_every_three_seconds_without_updates()
    {
        var liveness = new PeerLiveness(0);
        Assert.Equal(PeerLivenessAction.None, liveness.Check(2999));
        Assert.Equal(PeerLivenessAction.SendHeartbeat, liveness.Check(3000));
        liveness.Sent(4000);
        Assert.Equal(PeerLivenessAction.None, liveness.Check(4999));
    }

    [Fact]
    public void A_peer_that_says_nothing_is_dead_after_five_seconds()
    {
        var liveness = new PeerLiveness(0);
        liveness.Sent(4000);
        Assert.Equal(PeerLivenessAction.None, liveness.Check(4999));
        Assert.Equal(PeerLivenessAction.Close, liveness.Check(5000));
    }

    [Fact]
    public void Any_message_gives_it_five_seconds_more_and_each_heartbeat_five_from_then()
    {
        var liveness = new PeerLiveness(0);
        liveness.Received(PeerMessageKind.Update, 100);
        Assert.Equal(PeerLivenessAction.SendHeartbeat, liveness.Check(5000));
        liveness.Received(PeerMessageKind.Heartbeat, 7000);
        liveness.Sent(11000);
        Assert.Equal(PeerLivenessAction.None, liveness.Check(11999));
        liveness.Sent(12000);
        Assert.Equal(PeerLivenessAction.None, liveness.Check(12000));
        liveness.Sent(17000);
        Assert.Equal(PeerLivenessAction.Close, liveness.Check(17000));
    }

    [Fact]
    public void It_is_asked_no_later_than_it_has_something_to_say()
    {
        var random = new Random(3);
        var liveness = new PeerLiveness(0);
        for (long now = 0; ;)
        {
            var next = liveness.NextMs;
            now += random.Next(1, 1000);
            var action = liveness.Check(now);
            if (action != PeerLivenessAction.None)
                Assert.True(next <= now);
            if (action == PeerLivenessAction.Close)
                break;
            if (now < 100_000)
                liveness.Received(random.Next(2) == 0 ? PeerMessageKind.Heartbeat : PeerMessageKind.Update, now);
            Assert.True(now < 200_000);
        }
    }

    [Fact]
    public void A_spread_redial_lies_between_50_and_2049_ms()
    {
        var random = new Random(4);
        var times = Enumerable.Range(0, 10_000).Select(_ => PeerTimes.SpreadRedial((uint)random.NextInt64(uint.MaxValue))).ToList();
        Assert.InRange(times.Min(), 50, 60);
        Assert.InRange(times.Max(), 2040, 2049);
    }
}
