namespace ActorProxy.Config.Diagnostics;

/// <summary>One finding in a configuration, worded for the operator: what is wrong, where, and what would be right.</summary>
/// <param name="Position">The word that is wrong.</param>
/// <param name="Message">One sentence, naming the keyword and its section.</param>
/// <param name="Hint">What to write instead ("did you mean …"), or null.</param>
/// <param name="LineText">The line as written, for the caret; null when no line is meant.</param>
public sealed record Diagnostic(Severity Severity, SourcePosition Position, string Message, string? Hint = null, string? LineText = null);
