namespace ActorProxy.Admin.RuntimeApi.Syntax;

/// <summary>One command as a client sent it.</summary>
/// <param name="Words">Without escapes; empty for an empty line.</param>
/// <param name="Payload">The lines that followed <c>&lt;&lt;</c>, or null.</param>
/// <param name="EndsLine">The line ends with it; false before a semicolon.</param>
public sealed record CommandText(IReadOnlyList<string> Words, string? Payload, bool EndsLine);
