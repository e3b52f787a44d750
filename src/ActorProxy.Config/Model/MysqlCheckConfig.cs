namespace ActorProxy.Config.Model;

/// <summary><c>option mysql-check</c>: the server must greet, and accept a login without a password if a user is given.</summary>
/// <param name="User">Null: the greeting is enough.</param>
/// <param name="IsOldProtocol"><c>pre-41</c>: the login of clients before version 4.1.</param>
public sealed record MysqlCheckConfig(string? User, bool IsOldProtocol) : CheckProtocolConfig;
