using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Turns the text of <c>node.conf</c> into a <see cref="NodeConfig"/>, and reports all that is wrong with it.</summary>
/// <remarks>Pure: included files and the environment come with the context.</remarks>
public static class NodeConfigReader
{
    public static LoadedNodeConfig Load(ConfigurationText file, HoconContext context)
    {
        var texts = new List<ConfigurationText> { file };
        var diagnostics = new DiagnosticList(texts);
        var (root, isComplete) = HoconReader.Read(file, context, texts, diagnostics);
        NodeConfig? config = null;
        if (root is HoconObject fields) config = Read(file, new SettingsSection(fields, "node.conf", new SettingsFindings(diagnostics, isComplete)));
        else if (root is not null) diagnostics.Add(Severity.Error, root.Position, $"node.conf holds {root.KindText}, and an object is expected", "write sections such as node { name = a }");
        return new LoadedNodeConfig(diagnostics.Errors == 0 ? config : null, diagnostics.InFileOrder());
    }

    private static NodeConfig Read(ConfigurationText file, SettingsSection root)
    {
        // For substitutions to refer to: whatever the operator likes.
        _ = root.Section("values");
        var node = NodeIdentityReader.Read(root.Section("node"));
        var cluster = root.Section("cluster") is { } section ? ClusterReader.Read(section) : null;
        var config = new NodeConfig
        {
            Position = new SourcePosition(file.Path, 0, 0),
            Node = node,
            Cluster = cluster,
            FloatingIps = root.Section("floating-ip") is { } floating ? FloatingIpsReader.Read(floating, cluster is not null) : [],
        };
        root.RefuseUnknown();
        FloatingIpChecks.Check(config, root.Findings);
        return config;
    }
}
