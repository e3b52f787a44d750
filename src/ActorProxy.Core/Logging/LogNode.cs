using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Logging;

/// <summary>One piece of a compiled log format: a field with its flags, literal text, or an expression.</summary>
internal sealed record LogNode(LogField Field, LogFieldFlags Flags, byte[]? Literal, SampleExpression? Expression = null);
