using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings;

/// <summary>One instance of <c>floating-ip</c>, and what instances share.</summary>
public sealed class FloatingIpReaderTests
{
    [Fact]
    public void An_instance_needs_addresses_an_interface_and_a_router_id()
    {
        var one = NodeConfigs.Instance("");
        Assert.Equal(("web", "eth0", 51, 100, 3), (one.Name, one.Interface, one.RouterId, one.Priority, one.Version));
        Assert.Equal("192.0.2.100/24", Assert.Single(one.Addresses).ToString());
        Assert.Equal(AddressFamily.InterNetwork, one.Family);
        Assert.Equal((1.0, true, 0.0), (one.Interval.TotalSeconds, one.Preempts, one.PreemptDelay.TotalSeconds));
        Assert.Equal((5, 1.0, 60.0), (one.Announce.Repeat, one.Announce.Interval.TotalSeconds, one.Announce.Refresh.TotalSeconds));
        Assert.Empty(one.Peers);
        Assert.Empty(one.Hooks.Acquire);
    }

    [Theory]
    [InlineData("", "", false, 100)]
    [InlineData("cluster.port = 10700, node.address = 192.0.2.11", "", true, 100)]
    [InlineData("cluster.port = 10700, node.address = 192.0.2.11", "priority = auto", true, 100)]
    [InlineData("cluster.port = 10700, node.address = 192.0.2.11", "priority = 150", false, 150)]
    public void The_cluster_gives_the_priority_unless_a_number_does(string cluster, string priority, bool isSpread, int value)
    {
        var one = Assert.Single(NodeConfigs.Good($"{cluster}\nfloating-ip.web {{ address = 192.0.2.100, interface = eth0, router-id = 51\n{priority} }}").FloatingIps);
        Assert.Equal((isSpread, value), (one.IsSpread, one.Priority));
    }

    [Fact]
    public void All_settings_are_read()
    {
        var one = Assert.Single(NodeConfigs.Good("""
            floating-ip {
              web {
                addresses = ["192.0.2.100/24", "192.0.2.101"]
                interface = eth0, router-id = 255, priority = 254, version = 2, interval = 2s
                preempt = off, source = 192.0.2.11, peers = [192.0.2.12, 192.0.2.13]
                password = secret12
                announce { repeat = 3, interval = 200ms, refresh = 0 }
                track { backends = [app], interfaces = [eth1], weight = -20 }
                health-port = 8081
                hooks { acquire = /bin/got, release = ["/bin/lost", "a b", 1], timeout = 2s }
              }
            }
            """).FloatingIps);
        Assert.Equal(["192.0.2.100/24", "192.0.2.101/32"], one.Addresses.Select(static a => a.ToString()));
        Assert.Equal((255, 254, 2, 2.0, false), (one.RouterId, one.Priority, one.Version, one.Interval.TotalSeconds, one.Preempts));
        Assert.Equal(IPAddress.Parse("192.0.2.11"), one.Source);
        Assert.Equal(["192.0.2.12", "192.0.2.13"], one.Peers.Select(static p => p.ToString()));
        Assert.Equal(("secret12", 8081), (one.Password, one.HealthPort));
        Assert.Equal((3, 200.0, 0.0), (one.Announce.Repeat, one.Announce.Interval.TotalMilliseconds, one.Announce.Refresh.TotalSeconds));
        Assert.Equal(("app", "eth1", -20), (one.Track.Backends[0].Name, one.Track.Interfaces[0].Name, one.Track.Weight));
        Assert.Equal(["/bin/got"], one.Hooks.Acquire);
        Assert.Equal(["/bin/lost", "a b", "1"], one.Hooks.Release);
        Assert.Equal(2.0, one.Hooks.Timeout.TotalSeconds);
    }

    [Fact]
    public void Settings_beside_the_instances_are_defaults()
    {
        var all = NodeConfigs.Good("""
            floating-ip {
              interval = 100ms, interface = eth0, announce { repeat = 2 }
              web { address = 192.0.2.100/24, router-id = 51, announce { refresh = 5s } }
              api { address = "2001:db8::100/64", router-id = 51, interval = 40.95s, interface = eth1 }
            }
            """).FloatingIps;
        Assert.Equal(("web", 100.0, "eth0", 2, 5.0), (all[0].Name, all[0].Interval.TotalMilliseconds, all[0].Interface, all[0].Announce.Repeat, all[0].Announce.Refresh.TotalSeconds));
        Assert.Equal(("api", 40950.0, "eth1", 2, 60.0), (all[1].Name, all[1].Interval.TotalMilliseconds, all[1].Interface, all[1].Announce.Repeat, all[1].Announce.Refresh.TotalSeconds));
        Assert.Equal(AddressFamily.InterNetworkV6, all[1].Family);
    }

    [Fact]
    public void An_error_that_instances_share_is_told_once()
        => Assert.Contains("'interval' takes a time", NodeConfigs.Only("""
            floating-ip {
              interval = 50s, interface = eth0
              a { address = 192.0.2.100/24, router-id = 1 }
              b { address = 192.0.2.101/24, router-id = 2 }
            }
            """).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("address = null", "no addresses")]
    [InlineData("addresses = [192.0.2.101/24]", "both 'address' and 'addresses'")]
    [InlineData("address = 192.0.2.300/24", "no address")]
    [InlineData("address = 192.0.2.100/33", "no prefix length from 1 to 32")]
    [InlineData("address = 192.0.2.0/24", "the network itself")]
    [InlineData("address = 192.0.2.255/24", "broadcast")]
    [InlineData("address = 239.1.2.3", "no address of one host")]
    [InlineData("interface = eth0/1", "can't be an interface's name")]
    [InlineData("interface = a-name-of-sixteen", "can't be an interface's name")]
    [InlineData("router-id = 0", "from 1 to 255")]
    [InlineData("router-id = 256", "from 1 to 255")]
    [InlineData("priority = 256", "from 1 to 255")]
    [InlineData("version = 4", "from 2 to 3")]
    [InlineData("interval = 5ms", "from 10ms to 40.95s")]
    [InlineData("interval = 41s", "from 10ms to 40.95s")]
    [InlineData("interval = 15ms", "steps of 10 ms")]
    [InlineData("interval = 1", "from 10ms to 40.95s")]
    [InlineData("version = 2, interval = 1500ms", "whole seconds")]
    [InlineData("version = 2, interval = 500ms", "from 1s to 4.25m")]
    [InlineData("version = 2, address = \"2001:db8::1/64\"", "IPv4 only")]
    [InlineData("preempt = maybe", "true or false")]
    [InlineData("source = \"2001:db8::1\"", "another family")]
    [InlineData("peers = [\"2001:db8::1\"]", "another family")]
    [InlineData("peers = [192.0.2.12, 192.0.2.12]", "twice")]
    [InlineData("password = x", "version 3 has no authentication")]
    [InlineData("version = 2, password = 123456789", "8 characters at most")]
    [InlineData("version = 2, password = é", "ASCII")]
    [InlineData("health-port = 70000", "from 1 to 65535")]
    [InlineData("announce { repeat = 0 }", "from 1 to 100")]
    [InlineData("announce { refresh = 10ms }", "a second at least")]
    [InlineData("announce { repat = 1 }", "no setting 'repat'")]
    [InlineData("track { weight = 254, backends = [a] }", "from -253 to 253")]
    [InlineData("track { interfaces = [a/b] }", "can't be the name")]
    [InlineData("hooks { acquire = got }", "no absolute path")]
    [InlineData("hooks { acquire = [got, it] }", "no absolute path")]
    [InlineData("hooks { acquire = [\"/bin/x\", \"\"] }", "an empty string")]
    [InlineData("hooks { timeout = 0 }", "from 100ms to 10m")]
    [InlineData("prio = 5", "no setting 'prio'")]
    public void What_can_not_be_meant_is_refused(string setting, string message)
        => Assert.Contains(NodeConfigs.Load(NodeConfigs.InstanceText(setting)).Diagnostics, d => d.Severity == Severity.Error && d.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("a { interface = e, router-id = 1 }", "no addresses")]
    [InlineData("a { address = 192.0.2.1, router-id = 1 }", "no interface")]
    [InlineData("a { address = 192.0.2.1, interface = e }", "no router-id")]
    [InlineData("a { addresses = [], interface = e, router-id = 1 }", "is empty")]
    [InlineData("a { addresses = [192.0.2.1, \"2001:db8::1\"], interface = e, router-id = 1 }", "both families")]
    [InlineData("a { addresses = [192.0.2.1, 192.0.2.1/24], interface = e, router-id = 1 }", "twice")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345 { address = 192.0.2.1, interface = e, router-id = 1 }", "no name for a floating-ip")]
    [InlineData("\"a b\" { address = 192.0.2.1, interface = e, router-id = 1 }", "no name for a floating-ip")]
    [InlineData("router-id = 5, a { address = 192.0.2.1, interface = e, router-id = 1 }", "belongs to an instance")]
    [InlineData("intervall = 1s, a { address = 192.0.2.1, interface = e, router-id = 1 }", "no setting 'intervall'")]
    public void What_is_missing_or_out_of_place_is_told(string text, string message)
        => Assert.Contains(message, NodeConfigs.Only($"floating-ip {{ {text} }}").Message, StringComparison.Ordinal);

    [Fact]
    public void A_section_without_instance_is_warned_of()
        => Assert.Contains("no instance", NodeConfigs.Only("floating-ip { interval = 1s }", Severity.Warning).Message, StringComparison.Ordinal);
}
