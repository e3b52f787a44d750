namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>Expressions that belong together, each written as in a line of the configuration.</summary>
public sealed record ExpressionFamily(string Name, IReadOnlyList<string> Expressions);
