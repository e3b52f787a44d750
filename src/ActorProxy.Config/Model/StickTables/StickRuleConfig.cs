using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>One <c>stick</c> line.</summary>
/// <param name="Words">The expression, perhaps <c>table NAME</c>, and from <c>if</c> or <c>unless</c> on the condition, as written.</param>
public sealed record StickRuleConfig(StickRuleKind Kind, ImmutableArray<ConfigWord> Words, SourcePosition Position);
