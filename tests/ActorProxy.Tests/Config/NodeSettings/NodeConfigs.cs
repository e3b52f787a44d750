using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Config.NodeSettings.Hocon;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings;

/// <summary>Reads <c>node.conf</c> texts that tests write inline.</summary>
internal static class NodeConfigs
{
    public static LoadedNodeConfig Load(string text) => NodeConfigReader.Load(new ConfigurationText("node.conf", text), new HoconContext());

    /// <summary>The settings, which must be free of findings.</summary>
    public static NodeConfig Good(string text)
    {
        var loaded = Load(text);
        Assert.True(loaded.Diagnostics.IsEmpty, string.Concat(loaded.Diagnostics.Select(DiagnosticRenderer.Render)));
        return loaded.Config!;
    }

    /// <summary>An instance with what it needs and what the test adds.</summary>
    public static FloatingIpConfig Instance(string more) => Assert.Single(Good(InstanceText(more)).FloatingIps);

    /// <summary>What the test adds wins over what an instance needs.</summary>
    public static string InstanceText(string more) => $"floating-ip {{ web {{ address = 192.0.2.100/24, interface = eth0, router-id = 51\n{more} }} }}";

    /// <summary>The one finding of a text that must have exactly one.</summary>
    public static Diagnostic Only(string text, Severity severity = Severity.Error)
    {
        var loaded = Load(text);
        var finding = Assert.Single(loaded.Diagnostics);
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(severity == Severity.Error, loaded.Config is null);
        return finding;
    }
}
