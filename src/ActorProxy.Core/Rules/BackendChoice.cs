using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>A <c>use_backend</c> line, compiled.</summary>
/// <param name="Condition">Null for always.</param>
public sealed record BackendChoice(NameSource Name, Condition? Condition, SourcePosition Position);
