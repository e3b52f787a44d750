using System.Globalization;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>What the operator is told of etcd: a line when it goes, and one when it is back.</summary>
internal static class EtcdLines
{
    public static string Followed(Uri endpoint, int members) =>
        string.Create(CultureInfo.InvariantCulture, $"This node is registered in etcd at {endpoint.Authority}, with which {members} nodes are now, this one too.");

    public static string Lost(string reasons) =>
        $"No etcd can be asked who is in the cluster ({reasons}). What is known of the nodes stands, and they watch each other; who is new is not seen. It is tried again until one answers.";

    public static string NameTaken(in MemberRecord holder, TimeSpan lease) =>
        string.Create(CultureInfo.InvariantCulture, $"The name {holder.Name} is registered in etcd by another process, at {holder.Address} with incarnation {holder.Incarnation}: this node is not registered. Give one of them another name; if that process has ended, its name is free after {lease.TotalSeconds:0.###} s. It is tried again every second.");

    /// <summary>Of this node: it takes over, or the clock was set back.</summary>
    public static string LaterProcess(in MemberRecord holder) =>
        string.Create(CultureInfo.InvariantCulture, $"A later process of this node is registered in etcd, at {holder.Address} with incarnation {holder.Incarnation}: this one is not, as long as that one is.");

    public static string Unreadable(IEnumerable<string> keys) =>
        $"etcd holds what no node of this version writes, which is left out: {string.Join(", ", keys)}. Delete it, or give this cluster another prefix.";
}
