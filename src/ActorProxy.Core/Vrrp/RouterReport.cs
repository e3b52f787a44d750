using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What a node of a cluster tells the others of one of its virtual routers.</summary>
/// <param name="Router">The instance's name, the same on all nodes.</param>
/// <param name="Source">What its advertisements come from.</param>
/// <param name="Priority">The one that it compares by now.</param>
/// <param name="CanHold">Whether it could have the addresses: nothing that it tracks stands against it, and it does not stand aside.</param>
public readonly record struct RouterReport(string Router, NetworkAddress Source, byte Priority, bool IsMaster, bool CanHold);
