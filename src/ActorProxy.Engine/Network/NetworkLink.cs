namespace ActorProxy.Engine.Network;

/// <summary>A network interface as the kernel describes it.</summary>
/// <param name="Index">The kernel's number of it.</param>
/// <param name="IsUp">It is switched on and has a carrier.</param>
public sealed record NetworkLink(int Index, string Name, HardwareAddress Hardware, bool IsUp);
