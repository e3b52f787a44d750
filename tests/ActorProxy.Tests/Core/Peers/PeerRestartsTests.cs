using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerRestartsTests
{
    [Fact]
    public void Each_fault_in_a_row_doubles_the_wait_up_to_a_minute()
    {
        var restarts = new PeerRestarts();
        Assert.Equal([0, 5000, 10_000, 20_000, 40_000, 60_000, 60_000], Enumerable.Range(0, 7).Select(i => restarts.Next(i * 60_000)));
    }

    [Fact]
    public void A_fault_after_a_long_time_is_a_first_one()
    {
        var restarts = new PeerRestarts();
        restarts.Next(0);
        restarts.Next(10);
        Assert.Equal((10_000, 5000), (restarts.Next(20), restarts.Next(20 + 2 * PeerRestarts.MostDelay + 1)));
    }
}
