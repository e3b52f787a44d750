using System.Net;
using ActorProxy.Config.NodeSettings;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings;

/// <summary>The file as a whole, <c>node</c> and <c>cluster</c>.</summary>
public sealed class NodeConfigReaderTests
{
    [Fact]
    public void An_empty_file_sets_nothing()
    {
        var config = NodeConfigs.Good("# nothing\n");
        Assert.Null(config.Node.Name);
        Assert.Null(config.Cluster);
        Assert.Empty(config.FloatingIps);
    }

    [Fact]
    public void A_node_has_a_name_and_an_address()
    {
        var node = NodeConfigs.Good("node { name = a, address = 192.0.2.11 }").Node;
        Assert.Equal("a", node.Name);
        Assert.Equal(IPAddress.Parse("192.0.2.11"), node.Address);
        Assert.Equal("node.conf:1:15", node.NamePosition.ToString());
    }

    [Fact]
    public void A_cluster_has_seeds_ports_and_times()
    {
        var cluster = NodeConfigs.Good("""
            cluster {
              membership = static
              seeds = ["192.0.2.11:10701", node-b, "[2001:db8::1]:10702", "2001:db8::2", "node-c:1"]
              port = 10800
              suspect-after = 500ms, remove-after = 1 minute
            }
            """).Cluster!;
        Assert.Equal(MembershipKind.Static, cluster.Membership);
        Assert.Equal(["192.0.2.11 10701", "node-b 10800", "2001:db8::1 10702", "2001:db8::2 10800", "node-c 1"], cluster.Seeds.Select(static s => $"{s.Host} {s.Port}"));
        Assert.Equal((10800, 500.0, 60_000.0), (cluster.Port, cluster.SuspectAfter.TotalMilliseconds, cluster.RemoveAfter.TotalMilliseconds));
        Assert.Null(cluster.Etcd);
    }

    [Fact]
    public void A_cluster_says_nothing_it_need_not()
    {
        var cluster = NodeConfigs.Good("cluster {}").Cluster!;
        Assert.Equal((10700, 1.0, 30.0), (cluster.Port, cluster.SuspectAfter.TotalSeconds, cluster.RemoveAfter.TotalSeconds));
        Assert.Empty(cluster.Seeds);
    }

    [Fact]
    public void Etcd_has_endpoints_a_prefix_a_lease_and_a_user()
    {
        var etcd = NodeConfigs.Good("""
            cluster { membership = etcd, etcd { endpoints = ["http://192.0.2.5:2379"], prefix = /east, lease = 5s, user = u, password = p } }
            """).Cluster!.Etcd!;
        Assert.Equal(new Uri("http://192.0.2.5:2379"), Assert.Single(etcd.Endpoints));
        Assert.Equal(("/east/", 5.0, "u", "p"), (etcd.Prefix, etcd.Lease.TotalSeconds, etcd.User, etcd.Password));
    }

    [Fact]
    public void Values_are_there_for_substitutions_alone()
        => Assert.Equal("a-east", NodeConfigs.Good("values { region = east }\nnode.name = a-${values.region}").Node.Name);

    [Theory]
    [InlineData("node { nmae = a }", "1:8", "did you mean 'name'?")]
    [InlineData("nodes { name = a }", "1:1", "did you mean 'node'?")]
    [InlineData("cluster {\n seed = [] }", "2:2", "did you mean 'seeds'?")]
    [InlineData("cluster { membership = etcd, etcd { endpoints = \"http://a:1\", leese = 5s } }", "1:63", "did you mean 'lease'?")]
    public void Unknown_settings_are_refused_with_the_nearest_known(string text, string place, string hint)
    {
        var error = NodeConfigs.Only(text);
        Assert.Equal("node.conf:" + place, error.Position.ToString());
        Assert.Equal(hint, error.Hint);
    }

    [Theory]
    [InlineData("node = a", "'node' is a section")]
    [InlineData("[1]", "an object is expected")]
    [InlineData("node { name = \"\" }", "'name' is empty")]
    [InlineData("node { name = \"a b\" }", "no name for a node")]
    [InlineData("node { name = a2345678901234567890123456789012345678901234567890123456789012345 }", "no name for a node")]
    [InlineData("node { name = [a] }", "'name' takes a string, not an array")]
    [InlineData("node { address = 192.0.2 }", "no address")]
    [InlineData("node { address = 5 }", "no address")]
    [InlineData("node { address = 0.0.0.0 }", "means any address")]
    [InlineData("node { address = 224.0.0.18 }", "no address of one host")]
    [InlineData("node { address = \"ff02::12\" }", "no address of one host")]
    [InlineData("node { address = \"::ffff:192.0.2.1\" }", "write 192.0.2.1")]
    [InlineData("node { address = \"fe80::1%eth0\" }", "has an interface in it")]
    [InlineData("cluster { port = 0 }", "a whole number from 1 to 65535, not '0'")]
    [InlineData("cluster { port = 10.5 }", "a whole number")]
    [InlineData("cluster { port = true }", "a whole number")]
    [InlineData("cluster { membership = raft }", "one of static, etcd, not 'raft'")]
    [InlineData("cluster { membership = etcd }", "needs the section 'etcd'")]
    [InlineData("cluster { membership = etcd, etcd {} }", "no usable endpoints")]
    [InlineData("cluster { membership = etcd, etcd { endpoints = [\"http://a\"], user = u } }", "a user but no password")]
    [InlineData("cluster { membership = etcd, etcd { endpoints = [\"http://a\"], lease = 2500ms } }", "whole seconds")]
    [InlineData("cluster { membership = etcd, etcd { endpoints = [\"http://a\"], prefix = east } }", "does not begin with a slash")]
    [InlineData("cluster { membership = etcd, seeds = [b], etcd { endpoints = [\"http://a\"] } }", "seeds are for static membership")]
    [InlineData("cluster { etcd { endpoints = [\"http://a\"] } }", "for nothing")]
    [InlineData("cluster { seeds = \"a:1\" }", "takes an array of strings")]
    [InlineData("cluster { seeds = [\"a:0\"] }", "no port")]
    [InlineData("cluster { seeds = [\"[::1:5\"] }", "no [address]:port")]
    [InlineData("cluster { seeds = [\"a/b\"] }", "neither an address nor a host's name")]
    [InlineData("cluster { seeds = [{}] }", "an object where a string is expected")]
    [InlineData("cluster { secret = short }", "'secret' has 5 characters")]
    [InlineData("floating-ip.web { address = 192.0.2.100, interface = eth0, router-id = 51, priority = auto }", "there is no cluster to give it one")]
    [InlineData("cluster { suspect-after = 1 }", "a time from 50ms to 1h, not '1'")]
    [InlineData("cluster { secret = 0123456789abcdef, secret-file = x }", "are both given")]
    [InlineData("cluster { suspect-after = soon }", "a time from 50ms to 1h, not 'soon'")]
    [InlineData("cluster { suspect-after = 10s, remove-after = 5s }", "before it is suspected")]
    [InlineData("cluster { suspect-after = 1m }", "before it is suspected")]
    public void What_can_not_be_meant_is_refused(string text, string message) => Assert.Contains(message, NodeConfigs.Only(text).Message, StringComparison.Ordinal);

    [Fact]
    public void An_endpoint_by_https_is_refused_by_name()
        => Assert.Contains(NodeConfigs.Load("cluster { membership = etcd, etcd { endpoints = [\"https://a\"] } }").Diagnostics, static d => d.Message.Contains("https", StringComparison.Ordinal));

    [Fact]
    public void A_seed_that_is_listed_twice_is_warned_of()
        => Assert.Contains("twice", NodeConfigs.Only("cluster { seeds = [\"a:1\", \"a:1\"] }", ActorProxy.Config.Diagnostics.Severity.Warning).Message, StringComparison.Ordinal);

    [Fact]
    public void The_example_of_the_documentation_is_free_of_findings()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/node-conf.md"));
        var config = NodeConfigs.Good(page.Split("\n```\n")[1]);
        Assert.Equal(("a", 2, "eth0"), (config.Node.Name, config.Cluster!.Seeds.Length, Assert.Single(config.FloatingIps).Interface));
    }

    [Fact]
    public void So_is_that_of_the_page_on_floating_addresses()
    {
        var page = File.ReadAllText(Repository.PathTo("docs/floating-addresses.md"));
        Assert.Equal("web", Assert.Single(NodeConfigs.Good(page.Split("\n```\n")[1]).FloatingIps).Track.Backends.Single().Name);
    }

    [Fact]
    public void So_is_that_of_the_page_on_clusters()
        => Assert.Equal(2, NodeConfigs.Good(File.ReadAllText(Repository.PathTo("docs/cluster.md")).Split("\n```\n")[1]).Cluster!.Seeds.Length);

    [Fact]
    public void Null_unsets() => Assert.Null(NodeConfigs.Good("node { name = a, address = 192.0.2.1 }\nnode.address = null").Node.Address);

    [Fact]
    public void Every_error_is_told_in_one_run()
    {
        var loaded = NodeConfigs.Load("node { name = x@y }\ncluster { port = 0, sed = 1 }\nfoo = 1");
        Assert.Equal(["1:16", "2:18", "2:21", "3:1"], loaded.Diagnostics.Select(static d => $"{d.Position.Line}:{d.Position.Column}"));
    }

    [Fact]
    public void What_could_not_be_read_is_not_called_missing()
        => Assert.Contains("reserved", NodeConfigs.Only("floating-ip { web { address = 192.0.2.1/24, interface = e@0, router-id = 1 } }").Message, StringComparison.Ordinal);
}
