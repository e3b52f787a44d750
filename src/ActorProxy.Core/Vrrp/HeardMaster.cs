using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What a backup has last heard of a master.</summary>
internal readonly record struct HeardMaster(NetworkAddress Source, byte Priority, long AtMs);
