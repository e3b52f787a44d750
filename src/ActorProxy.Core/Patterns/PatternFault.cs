namespace ActorProxy.Core.Patterns;

/// <summary>What an entry of a file or of a list has wrong.</summary>
/// <param name="Line">In the file, from 1; in a list the entry's place, from 1.</param>
/// <param name="Message">Worded for the operator.</param>
public sealed record PatternFault(int Line, string Message);
