using System.Collections.Immutable;
using System.Security.Cryptography;
using ActorProxy.Actors;
using ActorProxy.Cluster.Membership;
using ActorProxy.Core.Membership;
using ActorProxy.Core.RollingReload;
using ActorProxy.Node;
using ActorProxy.Node.Peers;

namespace ActorProxy.Cluster.RollingReload;

/// <summary>Begins rolling reloads that this node is asked for. Belongs to the loop of the runtime API.</summary>
/// <param name="self">This node's name: it is the last one to be reloaded.</param>
public sealed class RollingReloads(NodeServices node, IMembership membership, string self)
{
    private long _number;

    /// <summary>The last one; null before the first.</summary>
    public RollingReloadRun? Latest { get; private set; }

    /// <summary>Begins one; what keeps it from being carried out is its only line then.</summary>
    /// <param name="skipsUnreachable">Nodes that are not alive are left out; else they keep it from beginning.</param>
    public RollingReloadRun Begin(bool skipsUnreachable)
    {
        var run = Latest = new RollingReloadRun();
        var members = membership.Members.Where(static one => one.State != MemberState.Left).ToArray();
        var lost = members.Where(static one => one.State != MemberState.Alive).Select(static one => one.Name).ToArray();
        if (node.Cluster.Secret is null)
        {
            run.Say("Failed: node.conf has no cluster.secret, which commands for other nodes need. Nothing was changed.");
            run.End();
            return run;
        }

        if (lost.Length > 0 && !skipsUnreachable)
        {
            run.Say($"Failed: not reachable: {string.Join(", ", lost)}. Nothing was changed. Bring them back, or reload the others by 'rolling-reload skip-unreachable'.");
            run.End();
            return run;
        }

        foreach (var name in lost)
            run.Say($"{name}: is not reachable and left out");
        ImmutableDictionary<string, ClusterPeer> peers = members.ToImmutableDictionary(static one => one.Name, static one => new ClusterPeer(one.Name, one.Address));
        var plan = new RollingReloadPlan([.. members.Where(static one => one.State == MemberState.Alive && !one.IsSelf).Select(static one => one.Name), self]);
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        node.System.ActorOf(() => new RollingReloadActor(node, self, token, peers, plan, run), $"rolling-reload-{++_number}", Placement.On(node.Loops[0].Loop));
        return run;
    }
}
