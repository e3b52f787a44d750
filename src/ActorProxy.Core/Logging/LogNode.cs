namespace ActorProxy.Core.Logging;

/// <summary>One piece of a compiled log format: a field with its flags, or literal text.</summary>
internal readonly record struct LogNode(LogField Field, LogFieldFlags Flags, byte[]? Literal);
