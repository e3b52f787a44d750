using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary><c>tcp-check set-var</c>, <c>set-var-fmt</c> and <c>unset-var</c>.</summary>
/// <param name="Action">With its parenthesis, as written: <c>set-var(check.port)</c>.</param>
/// <param name="Words">What stands behind it: an expression or a log-format string.</param>
public sealed record TcpCheckVariableConfig(ConfigWord Action, ImmutableArray<ConfigWord> Words) : TcpCheckStepConfig((string?)null);
