using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>A <c>force-persist</c> or <c>ignore-persist</c> line, compiled.</summary>
public sealed record PersistRule(bool IsForced, Condition Condition);
