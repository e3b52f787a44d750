using ActorProxy.Config.Model;

namespace ActorProxy.Core.Rules;

/// <summary>An action: its name in the configuration, the rule sets that it may stand in, and what reads it.</summary>
/// <param name="Read">Returns null after reporting at least one error.</param>
/// <param name="HasParameters">The name is followed by parentheses, as in <c>set-var(txn.a)</c>.</param>
public sealed record ActionDefinition(string Name, RuleSets Sets, Func<ActionReader, RuleAction?> Read, bool HasParameters = false)
{
    /// <summary>The name is followed by a number, as in <c>track-sc0</c>.</summary>
    public bool IsNumbered { get; init; }

    public bool IsFor(RuleSetKind set) => (Sets & (RuleSets)(1 << (int)set)) != 0;
}
