using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>An action and when it is carried out.</summary>
/// <param name="Condition">Null for always.</param>
public sealed record Rule(RuleAction Action, Condition? Condition, SourcePosition Position);
