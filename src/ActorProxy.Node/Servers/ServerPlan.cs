using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Servers;

/// <summary>A server line with its address resolved.</summary>
/// <param name="Check">Null for a server that is not checked itself.</param>
/// <param name="Target">Null when address or port depend on where the client connected to.</param>
public sealed record ServerPlan(NetworkAddress Address, SocketTarget? Target, ConnectOptions Options, UseSourceConfig? UseSource, CheckPlan? Check = null);
