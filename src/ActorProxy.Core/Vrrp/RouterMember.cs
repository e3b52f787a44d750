namespace ActorProxy.Core.Vrrp;

/// <summary>A node of the cluster, as its membership knows it.</summary>
public readonly record struct RouterMember(string Name, bool IsAlive);
