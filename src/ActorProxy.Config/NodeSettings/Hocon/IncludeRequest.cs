using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>What an include statement asks for.</summary>
/// <param name="IsRequired">Whether it is an error that the file does not exist.</param>
/// <param name="IsFile"><c>file(…)</c>: the name is a file's as it stands, never an address or a name without its ending.</param>
/// <param name="Depth">How deep the statement stands in its document.</param>
internal readonly record struct IncludeRequest(string Name, SourcePosition Position, bool IsRequired, bool IsFile, int Depth);
