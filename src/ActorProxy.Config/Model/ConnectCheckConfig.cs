namespace ActorProxy.Config.Model;

/// <summary>No <c>option</c>: a server that accepts the connection is healthy.</summary>
public sealed record ConnectCheckConfig : CheckProtocolConfig;
