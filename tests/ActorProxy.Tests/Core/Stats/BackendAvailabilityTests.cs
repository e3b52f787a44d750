using ActorProxy.Core.Stats;
using Xunit;

namespace ActorProxy.Tests.Core.Stats;

public sealed class BackendAvailabilityTests
{
    [Fact]
    public void Counts_going_down_and_the_time_that_it_lasts()
    {
        var backend = new BackendCounters();
        backend.SetUsable(true, 10_000);
        backend.SetUsable(false, 15_000);
        backend.SetUsable(false, 16_000);

        Assert.Equal(1, backend.DownTransitions.Value);
        Assert.Equal(2_000, backend.SinceChangeMs(17_000));
        Assert.Equal(2_000, backend.DownTimeMs(17_000));

        backend.SetUsable(true, 18_000);
        Assert.Equal(1_000, backend.SinceChangeMs(19_000));
        Assert.Equal(3_000, backend.DownTimeMs(19_000));
    }

    [Fact]
    public void Starting_without_a_server_is_no_change_but_counts_as_down()
    {
        // As haproxy 2.6 shows a backend whose servers are all disabled.
        var backend = new BackendCounters();
        backend.SetUsable(false, 10_000);

        Assert.Equal(0, backend.DownTransitions.Value);
        Assert.Equal(1_000, backend.DownTimeMs(11_000));
    }

    [Fact]
    public void Is_not_known_before_the_balancer_spoke()
    {
        Assert.Equal(0, new BackendCounters().SinceChangeMs(123_456));
        Assert.Equal(0, new BackendCounters().DownTimeMs(123_456));
    }
}
