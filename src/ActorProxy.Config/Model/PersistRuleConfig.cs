using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>force-persist</c> or <c>ignore-persist</c> line.</summary>
/// <param name="IsForced"><c>force-persist</c>.</param>
/// <param name="Condition">From <c>if</c> or <c>unless</c> on.</param>
public sealed record PersistRuleConfig(bool IsForced, SourcePosition Position, ImmutableArray<ConfigWord> Condition);
