using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>One <c>set-var</c> or <c>set-var-fmt</c> line of <c>global</c>: a variable of the process, and the expression or the log-format that it gets its value from.</summary>
public sealed record VariableConfig(ConfigWord Name, ImmutableArray<ConfigWord> Words)
{
    /// <summary>The words are a log-format, and only one.</summary>
    public bool IsFormat { get; init; }
}
