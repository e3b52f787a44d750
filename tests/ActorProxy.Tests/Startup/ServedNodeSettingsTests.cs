using ActorProxy.Config;
using ActorProxy.Config.Model;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Config.NodeSettings.Hocon;
using ActorProxy.Startup;
using Xunit;

namespace ActorProxy.Tests.Startup;

/// <summary>What nothing carries out is refused by name.</summary>
public sealed class ServedNodeSettingsTests
{
    [Fact]
    public void A_process_that_becomes_another_user_can_not_have_floating_addresses()
    {
        var config = NodeConfigReader.Load(new ConfigurationText("node.conf", "floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1 }"), new HoconContext()).Config!;
        Assert.Contains("'user' or 'uid'", Assert.Single(ServedNodeSettings.Refuse(config, new GlobalConfig { UserId = 99 })).Message, StringComparison.Ordinal);
        Assert.Empty(ServedNodeSettings.Refuse(config, new GlobalConfig { UserId = 0 }));
    }

    [Theory]
    [InlineData("node.name = a", "")]
    [InlineData("node { name = a, address = 192.0.2.1 }", "address")]
    [InlineData("cluster {}", "")]
    [InlineData("cluster { membership = etcd, etcd.endpoints = [\"http://192.0.2.5:2379\"] }", "")]
    [InlineData("floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1 }", "")]
    [InlineData("floating-ip.web { address = 192.0.2.100/24, interface = eth0, router-id = 1, start-as-backup = false }", "start-as-backup = false")]
    public void Sections_without_a_part_that_serves_them_are_refused(string text, string refused)
    {
        var config = NodeConfigReader.Load(new ConfigurationText("node.conf", text), new HoconContext()).Config!;
        var refusals = ServedNodeSettings.Refuse(config, new GlobalConfig()).ToArray();
        if (refused.Length == 0) Assert.Empty(refusals);
        else Assert.Contains($"'{refused}'", Assert.Single(refusals).Message, StringComparison.Ordinal);
    }
}
