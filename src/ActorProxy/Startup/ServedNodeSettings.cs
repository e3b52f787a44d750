using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy.Startup;

/// <summary>Refuses by name what <c>node.conf</c> may say and no part of this program carries out: the one place where that is known.</summary>
internal static class ServedNodeSettings
{
    public static IEnumerable<Diagnostic> Refuse(NodeConfig config)
    {
        if (config is { Node.Address: not null, Cluster: null })
            yield return new(Severity.Error, config.Node.Position, "the node's 'address' without a 'cluster' is not served yet: it is checked, and nothing acts on it", "take it out of node.conf");
    }
}
