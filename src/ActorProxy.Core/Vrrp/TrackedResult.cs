namespace ActorProxy.Core.Vrrp;

/// <summary>How one thing that a virtual router tracks is doing: an interface, a backend's usable servers, a drain.</summary>
/// <param name="Weight">-253 to 253. Above 0: added to the priority while it is up. Below 0: taken off while it is down. 0: a fault while it is down.</param>
public readonly record struct TrackedResult(int Weight, bool IsUp);
