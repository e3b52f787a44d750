namespace ActorProxy.Config;

/// <summary>One configuration file, read: its path as the operator gave it and what stands in it.</summary>
/// <remarks>
/// Bytes that are not UTF-8 arrive as <see cref="Syntax.RawBytes"/> characters, so that no byte is lost
/// on the way to a <c>tcp-check send</c>.
/// </remarks>
public sealed record ConfigurationText(string Path, string Text);
