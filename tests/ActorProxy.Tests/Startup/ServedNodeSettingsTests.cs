using ActorProxy.Config;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Config.NodeSettings.Hocon;
using ActorProxy.Startup;
using Xunit;

namespace ActorProxy.Tests.Startup;

/// <summary>What nothing carries out is refused by name.</summary>
public sealed class ServedNodeSettingsTests
{
    [Theory]
    [InlineData("node.name = a", "")]
    [InlineData("node { name = a, address = 192.0.2.1 }", "address")]
    [InlineData("cluster {}", "")]
    [InlineData("cluster { membership = etcd, etcd.endpoints = [\"http://192.0.2.5:2379\"] }", "")]
    [InlineData("floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1 }", "")]
    public void Sections_without_a_part_that_serves_them_are_refused(string text, string refused)
    {
        var config = NodeConfigReader.Load(new ConfigurationText("node.conf", text), new HoconContext()).Config!;
        var refusals = ServedNodeSettings.Refuse(config).ToArray();
        if (refused.Length == 0) Assert.Empty(refusals);
        else Assert.Contains($"'{refused}'", Assert.Single(refusals).Message, StringComparison.Ordinal);
    }
}
