namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Checks what the kinds of the arguments don't say, and may set <see cref="Arguments.Prepared"/>.</summary>
/// <returns>What is wrong, worded for the operator without the definition's name; null when nothing is.</returns>
public delegate string? PrepareArguments(Arguments arguments, CompilationScope scope);
