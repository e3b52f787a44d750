using System.Collections.Immutable;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>All keys of a prefix as they were at one revision of the store.</summary>
internal sealed record EtcdListing(long Revision, ImmutableArray<EtcdKey> Keys);
