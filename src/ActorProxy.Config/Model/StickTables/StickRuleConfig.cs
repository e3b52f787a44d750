using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model.StickTables;

/// <summary>One <c>stick</c> line.</summary>
/// <param name="Words">The expression, perhaps <c>table NAME</c>, and from <c>if</c> or <c>unless</c> on the condition, as written.</param>
public sealed record StickRuleConfig(StickRuleKind Kind, ImmutableArray<ConfigWord> Words, SourcePosition Position)
{
    /// <summary>The key: one word, with its converters.</summary>
    public ConfigWord Expression => Words[0];

    /// <summary>The table's name; null for the one of the rule's own backend.</summary>
    public ConfigWord? Table => HasTable ? Words[2] : null;

    /// <summary>From <c>if</c> or <c>unless</c> on; empty without a condition.</summary>
    public ImmutableArray<ConfigWord> Condition => Words[(HasTable ? 3 : 1)..];

    internal bool HasTable => Words.Length > 1 && Words[1].Text == "table";
}
