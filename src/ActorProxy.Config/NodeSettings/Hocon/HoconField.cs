using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>One field of an object.</summary>
/// <param name="KeyPosition">Where the key was written last.</param>
public sealed record HoconField(string Key, SourcePosition KeyPosition, HoconValue Value);
