using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.NodeSettings;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>The <c>peers</c> section that nobody writes: it has the name <c>cluster</c>, and the nodes of the cluster as its peers.</summary>
internal static class ClusterSection
{
    /// <summary>Other nodes know a node by its name, in messages that have room for so much.</summary>
    private const int LongestName = 64;

    public static PeersDraft Draft(LoadState load, NodeIdentityConfig node, ClusterConfig cluster)
    {
        var draft = new PeersDraft(load, PeersConfig.ClusterName, cluster.Position) { FollowsCluster = true };
        var name = draft.LocalPeer;
        if (name.Length is 0 or > LongestName || name == "*" || name.Any(static one => one is <= ' ' or >= (char)127))
            load.Diagnostics.Add(Severity.Error, cluster.Position, $"a node of a cluster can't be called '{name}'", $"give it a 'name' in 'node' of at most {LongestName} letters, digits and signs, without blanks");
        if (node.Address is null)
        {
            load.Diagnostics.Add(Severity.Error, cluster.Position, "'cluster' needs the node's own address: it listens there, and other nodes are told to reach it there", "write 'address' into 'node'");
            return draft;
        }

        var text = node.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{node.Address}]:{cluster.Port}" : $"{node.Address}:{cluster.Port}";
        var address = new AddressConfig { Kind = node.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? AddressKind.IPv6 : AddressKind.IPv4, Host = node.Address.ToString(), Port = cluster.Port, LastPort = cluster.Port, Text = text };
        draft.Bind = new BindConfig { Addresses = [address], Position = cluster.Position };
        draft.Peers.Add(new PeerConfig(name, address, IsLocal: true, Shard: 0, cluster.Position));
        return draft;
    }
}
