using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One rule: an action, its arguments, and perhaps a condition, as written.</summary>
/// <param name="Words">Behind the rule set's name.</param>
/// <param name="Position">The line's keyword.</param>
public sealed record RuleConfig(RuleSetKind Set, ImmutableArray<ConfigWord> Words, SourcePosition Position);
