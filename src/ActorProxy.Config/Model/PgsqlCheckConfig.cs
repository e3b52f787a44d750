namespace ActorProxy.Config.Model;

/// <summary><c>option pgsql-check</c>: a startup message, which must be answered by a request to authenticate.</summary>
/// <param name="User">The name that the check logs in with.</param>
public sealed record PgsqlCheckConfig(string User) : CheckProtocolConfig;
