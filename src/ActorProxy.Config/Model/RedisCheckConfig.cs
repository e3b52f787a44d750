namespace ActorProxy.Config.Model;

/// <summary><c>option redis-check</c>: a PING, which must be answered by PONG.</summary>
public sealed record RedisCheckConfig : CheckProtocolConfig;
