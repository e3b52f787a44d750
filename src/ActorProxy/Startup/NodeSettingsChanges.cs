using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy.Startup;

/// <summary>What a reload can't change in <c>node.conf</c>, because the other nodes, or the guardian, know this process by it. Pure.</summary>
internal static class NodeSettingsChanges
{
    private const string Hint = "restart the process, or start one that takes over from it (-x, -sf)";

    /// <summary>An error for each change that would need another process, a warning for each that begins with the next one.</summary>
    /// <param name="started">What the process was started with; null without a node.conf.</param>
    public static IEnumerable<Diagnostic> Check(NodeConfig? started, NodeConfig? next)
    {
        if (started is null || next is null) return [];
        return [.. CheckIdentity(started, next), .. CheckCluster(started.Cluster, next.Cluster), .. CheckFloatingIps(started, next)];
    }

    private static IEnumerable<Diagnostic> CheckIdentity(NodeConfig started, NodeConfig next)
    {
        if (started.Node.Name != next.Node.Name) yield return Refuse(next.Node.NamePosition == default ? next.Position : next.Node.NamePosition, "node.name");
        if (!Equals(started.Node.Address, next.Node.Address)) yield return Refuse(next.Node.Address is null ? next.Position : next.Node.Position, "node.address");
    }

    private static IEnumerable<Diagnostic> CheckCluster(ClusterConfig? started, ClusterConfig? next)
    {
        if (started is null && next is null) yield break;
        if (started is null || next is null)
        {
            yield return Refuse((next ?? started)!.Position, "whether there is a cluster");
            yield break;
        }

        if (started.Membership != next.Membership) yield return Refuse(next.Position, "cluster.membership");
        if (started.Port != next.Port) yield return Refuse(next.Position, "cluster.port");
        if (!IsSame(started.Etcd, next.Etcd)) yield return Refuse(next.Etcd?.Position ?? next.Position, "cluster.etcd");
        if (!started.Seeds.Select(static one => (one.Host, one.Port)).SequenceEqual(next.Seeds.Select(static one => (one.Host, one.Port)))) yield return Later(next.Position, "cluster.seeds");
        if (started.SuspectAfter != next.SuspectAfter) yield return Later(next.Position, "cluster.suspect-after");
        if (started.RemoveAfter != next.RemoveAfter) yield return Later(next.Position, "cluster.remove-after");
    }

    // The guardian is there from the start, or not at all.
    private static IEnumerable<Diagnostic> CheckFloatingIps(NodeConfig started, NodeConfig next)
    {
        if (started.FloatingIps.IsEmpty && next.FloatingIps is [var first, ..])
            yield return new Diagnostic(Severity.Error, first.Position, "a process that was started without floating addresses has no guardian and can't be given any by a reload", Hint);
    }

    private static bool IsSame(EtcdConfig? one, EtcdConfig? other) =>
        one is null || other is null
            ? one is null && other is null
            : (one.Prefix, one.Lease, one.User, one.Password) == (other.Prefix, other.Lease, other.User, other.Password) && one.Endpoints.SequenceEqual(other.Endpoints);

    private static Diagnostic Refuse(SourcePosition position, string setting) => new(Severity.Error, position, $"a reload can't change '{setting}'", Hint);

    private static Diagnostic Later(SourcePosition position, string setting) =>
        new(Severity.Warning, position, $"'{setting}' has changed: this process goes on with what it was started with", "restart it when that matters");
}
