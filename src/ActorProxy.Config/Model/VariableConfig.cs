using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>One <c>set-var</c> line of <c>global</c>: a variable of the process and the expression that it gets its value from.</summary>
public sealed record VariableConfig(ConfigWord Name, ImmutableArray<ConfigWord> Words);
