namespace ActorProxy.Core.Patterns;

/// <summary>One line of a pattern file or of a payload: a pattern, and in a file of two columns its value.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Value">Null in a file of one column.</param>
public readonly record struct PatternLine(int Line, byte[] Key, byte[]? Value);
