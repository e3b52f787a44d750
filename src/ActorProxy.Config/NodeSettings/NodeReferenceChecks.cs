using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Finds what <c>node.conf</c> names and the proxies' configuration does not have.</summary>
public static class NodeReferenceChecks
{
    public static void Check(NodeConfig node, ProxyConfiguration configuration, ICollection<Diagnostic> findings)
    {
        var backends = configuration.Proxies.Where(static p => p.Backend is not null).ToDictionary(static p => p.Name, StringComparer.Ordinal);
        foreach (var instance in node.FloatingIps)
        {
            foreach (var tracked in instance.Track.Backends)
            {
                if (!backends.TryGetValue(tracked.Name, out var backend))
                    findings.Add(new Diagnostic(Severity.Error, tracked.Position, $"floating-ip '{instance.Name}' tracks the backend '{tracked.Name}', which does not exist", Spelling.Hint(tracked.Name, backends.Keys)));
                else if (backend.IsDisabled)
                    findings.Add(new Diagnostic(Severity.Error, tracked.Position, $"floating-ip '{instance.Name}' tracks the backend '{tracked.Name}', which is disabled: the address would never be taken"));
            }
        }
    }
}
