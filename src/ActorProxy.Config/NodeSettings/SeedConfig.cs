using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Where another node may be reached: <c>host:port</c>, <c>[ipv6]:port</c> or a host alone, which means the own port.</summary>
/// <param name="Host">A numeric address without brackets, or a name that is resolved when it is dialled.</param>
public sealed record SeedConfig(string Host, int Port, SourcePosition Position);
