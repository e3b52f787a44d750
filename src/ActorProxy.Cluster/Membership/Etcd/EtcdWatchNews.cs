using System.Collections.Immutable;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>One message of a watch.</summary>
/// <param name="Changes">In their order; deleted keys among them.</param>
/// <param name="IsOver">The store ends the watch: what it would have to tell is compacted away, or it gives another reason.</param>
internal sealed record EtcdWatchNews(ImmutableArray<EtcdKey> Changes, bool IsOver);
