using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Tests.Config.NodeSettings;
using Xunit;

namespace ActorProxy.Tests.Cluster.FloatingIp;

/// <summary>Which addresses stay where they are when a reload brings other settings.</summary>
public sealed class FloatingIpChangesTests
{
    [Theory]
    [InlineData("priority = 7")]
    [InlineData("interval = 2s, preempt-delay = 3s, announce.repeat = 9")]
    [InlineData("preempt = false")]
    [InlineData("track { backends = [b], interfaces = [eth9], weight = 5 }, health-port = 80")]
    [InlineData("hooks.acquire = [\"/bin/true\"]")]
    public void The_same_virtual_router_is_kept(string settings)
    {
        var next = PlanOf(settings);
        var changes = FloatingIpChanges.Between([PlanOf("")], [next]);
        Assert.Same(next, Assert.Single(changes.Kept));
        Assert.Empty(changes.Ended);
        Assert.Empty(changes.Begun);
    }

    [Theory]
    [InlineData("router-id = 52")]
    [InlineData("interface = eth1")]
    [InlineData("version = 2")]
    [InlineData("address = 192.0.2.100/25")]
    [InlineData("source = 192.0.2.1")]
    [InlineData("peers = [192.0.2.2]")]
    [InlineData("version = 2, password = x")]
    public void Another_virtual_router_by_the_same_name_begins_anew(string settings)
    {
        var next = PlanOf(settings);
        var changes = FloatingIpChanges.Between([PlanOf("")], [next]);
        Assert.Equal(["web"], changes.Ended);
        Assert.Same(next, Assert.Single(changes.Begun));
        Assert.Empty(changes.Kept);
    }

    [Fact]
    public void Names_that_come_and_go_begin_and_end()
    {
        var changes = FloatingIpChanges.Between([PlanOf("") with { Name = "a" }, PlanOf("") with { Name = "b" }], [PlanOf("") with { Name = "c" }, PlanOf("") with { Name = "b" }]);
        Assert.Equal(["a"], changes.Ended);
        Assert.Equal(["c"], changes.Begun.Select(static one => one.Name));
        Assert.Equal(["b"], changes.Kept.Select(static one => one.Name));
    }

    private static FloatingIpPlan PlanOf(string settings) => FloatingIpPlanner.PlanOf(NodeConfigs.Instance(settings));
}
