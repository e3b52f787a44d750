using System.Net;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>One floating address with the length of its network's prefix.</summary>
/// <param name="PrefixLength">As written behind the slash; without one 32 for IPv4 and 128 for IPv6.</param>
public sealed record FloatingAddressConfig(IPAddress Address, int PrefixLength, SourcePosition Position)
{
    public override string ToString() => $"{Address}/{PrefixLength}";
}
