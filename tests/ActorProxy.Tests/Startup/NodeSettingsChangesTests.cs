using ActorProxy.Config.Diagnostics;
using ActorProxy.Startup;
using ActorProxy.Tests.Config.NodeSettings;
using Xunit;

namespace ActorProxy.Tests.Startup;

/// <summary>What a reload can't change in <c>node.conf</c> is said, and the rest is left alone.</summary>
public sealed class NodeSettingsChangesTests
{
    private const string Web = "floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1 }";
    private const string Cluster = "node { name = a, address = 192.0.2.11 }\ncluster { seeds = [\"192.0.2.11:1\"] }";
    private const string Etcd = "node { name = a, address = 192.0.2.11 }\ncluster { membership = etcd, etcd { endpoints = [\"http://192.0.2.5:2379\"], lease = 5s } }";

    [Theory]
    [InlineData("node.name = a", "node.name = b", "node.name")]
    [InlineData("node.name = a", "values.x = 1", "node.name")]
    [InlineData(Cluster, "node { name = a, address = 192.0.2.12 }\ncluster { seeds = [\"192.0.2.11:1\"] }", "node.address")]
    [InlineData(Cluster, "node { name = a, address = 192.0.2.11 }", "whether there is a cluster")]
    [InlineData(Cluster, "node { name = a, address = 192.0.2.11 }\ncluster { seeds = [\"192.0.2.11:1\"], port = 10 }", "cluster.port")]
    [InlineData(Etcd, "node { name = a, address = 192.0.2.11 }\ncluster { membership = etcd, etcd { endpoints = [\"http://192.0.2.5:2379\"], lease = 6s } }", "cluster.etcd")]
    public void Another_identity_is_refused(string started, string next, string setting)
    {
        var finding = Assert.Single(NodeSettingsChanges.Check(NodeConfigs.Good(started), NodeConfigs.Good(next)));
        Assert.Equal((Severity.Error, $"a reload can't change '{setting}'"), (finding.Severity, finding.Message));
    }

    [Theory]
    [InlineData("seeds = [\"192.0.2.12:1\"]", "cluster.seeds")]
    [InlineData("seeds = [\"192.0.2.11:1\"], suspect-after = 2s", "cluster.suspect-after")]
    [InlineData("seeds = [\"192.0.2.11:1\"], remove-after = 40s", "cluster.remove-after")]
    public void What_counts_at_the_next_start_is_a_warning(string cluster, string setting)
    {
        var finding = Assert.Single(NodeSettingsChanges.Check(NodeConfigs.Good(Cluster), NodeConfigs.Good($"node {{ name = a, address = 192.0.2.11 }}\ncluster {{ {cluster} }}")));
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains($"'{setting}'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_floating_address_needs_a_process_with_a_guardian()
    {
        var without = NodeConfigs.Good("node.name = a");
        var with = NodeConfigs.Good("node.name = a\n" + Web);
        Assert.Contains("guardian", Assert.Single(NodeSettingsChanges.Check(without, with)).Message, StringComparison.Ordinal);
        Assert.Empty(NodeSettingsChanges.Check(with, without));
        Assert.Empty(NodeSettingsChanges.Check(null, null));
    }

    [Theory]
    [InlineData(Cluster, "node { name = a, address = 192.0.2.11 }\ncluster { seeds = [\"192.0.2.11:1\"], secret = 0123456789abcdef }")]
    [InlineData(Etcd, Etcd)]
    [InlineData(Web, "floating-ip.mail { address = 192.0.2.101/24, interface = eth1, router-id = 2, priority = 7 }")]
    public void Floating_addresses_and_the_secret_may_change(string started, string next) =>
        Assert.Empty(NodeSettingsChanges.Check(NodeConfigs.Good(started), NodeConfigs.Good(next)));
}
