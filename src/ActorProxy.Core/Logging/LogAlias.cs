namespace ActorProxy.Core.Logging;

/// <summary>One name that a log format may use after a percent sign, and what it takes to know its value.</summary>
/// <param name="Field">Null for a name that exists in HTTP mode only.</param>
/// <param name="IsKnownAtEnd">The value is final only when the session ends.</param>
internal sealed record LogAlias(LogField? Field, bool IsKnownAtEnd);
