using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings;

/// <summary>Settings that are right each for itself and wrong together.</summary>
public sealed class FloatingIpChecksTests
{
    [Theory]
    [InlineData("router-id = 1, address = 192.0.2.101/24", "router-id 1")]
    [InlineData("router-id = 2, address = 192.0.2.100/24", "address 192.0.2.100")]
    [InlineData("router-id = 2, address = 192.0.2.101/24, health-port = 81", "health-port 81")]
    public void Two_instances_do_not_share_what_must_be_their_own(string second, string message)
    {
        var error = NodeConfigs.Only($"floating-ip {{\n interface = eth0\n a {{ router-id = 1, address = 192.0.2.100/24, health-port = 81 }}\n b {{ {second} }}\n}}");
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Position.Line);
        Assert.Contains("node.conf:3:", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interface = eth1, router-id = 1, address = 192.0.2.101/24")]
    [InlineData("interface = eth0, router-id = 1, address = \"2001:db8::1/64\"")]
    [InlineData("interface = eth0, router-id = 2, address = 192.0.2.101/24")]
    public void A_router_id_is_one_of_an_interface_and_family(string second)
        => Assert.Equal(2, NodeConfigs.Good($"floating-ip {{ a {{ interface = eth0, router-id = 1, address = 192.0.2.100/24 }}, b {{ {second} }} }}").FloatingIps.Length);

    [Theory]
    [InlineData("node.address = 192.0.2.100", "", "the node's own address")]
    [InlineData("node.address = 192.0.2.11", "peers = [192.0.2.11]", "among its peers")]
    [InlineData("", "source = 192.0.2.11, peers = [192.0.2.11]", "among its peers")]
    [InlineData("", "source = 192.0.2.100", "as its source")]
    [InlineData("", "peers = [192.0.2.100]", "as a peer")]
    [InlineData("", "priority = 255, preempt = false", "preempt = false")]
    [InlineData("", "priority = 255, track { backends = [a], weight = -5 }", "no weight")]
    [InlineData("cluster.port = 8081", "health-port = 8081", "the cluster's port")]
    public void Settings_that_contradict_each_other_are_refused(string other, string setting, string message)
        => Assert.Contains(message, NodeConfigs.Only($"{other}\n{NodeConfigs.InstanceText(setting)}").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("preempt = false, preempt-delay = 5s", "delay changes nothing")]
    [InlineData("track { interfaces = [eth0] }", "its own interface")]
    [InlineData("track { weight = 5 }", "nothing is tracked")]
    [InlineData("track { backends = [a, a] }", "tracked twice")]
    public void Settings_without_effect_are_warned_of(string setting, string message)
        => Assert.Contains(message, NodeConfigs.Only(NodeConfigs.InstanceText(setting), Severity.Warning).Message, StringComparison.Ordinal);
}
