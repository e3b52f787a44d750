namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check connect</c>: opens another connection.</summary>
/// <param name="Port">Null for the check's port.</param>
/// <param name="Address">Null for the check's address.</param>
/// <param name="UseDefaults">The <c>default</c> word: the server line's own connection settings.</param>
/// <param name="PortExpression">An expression instead of <paramref name="Port"/>; where it has no value, the check's port is used.</param>
public sealed record TcpCheckConnectConfig(int? Port, AddressConfig? Address, bool SendProxy, bool UseDefaults, bool Linger, string? Comment, ConfigWord? PortExpression = null)
    : TcpCheckStepConfig(Comment);
