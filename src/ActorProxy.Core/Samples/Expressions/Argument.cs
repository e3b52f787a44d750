using ActorProxy.Config.Syntax;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>One argument, read and resolved when the configuration was compiled.</summary>
/// <param name="Text">As written, without quotes.</param>
/// <param name="Number">For integers, times in milliseconds and sizes in bytes.</param>
/// <param name="Value">What a name or a pattern was resolved to: a proxy's facts, a regular expression, a variable's name.</param>
public sealed record Argument(ArgumentKind Kind, string Text, long Number = 0, object? Value = null)
{
    /// <summary>The text as bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; } = RawBytes.Encode(Text);
}
