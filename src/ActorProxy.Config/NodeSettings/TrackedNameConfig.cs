using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings;

/// <summary>A backend or an interface that <c>track</c> names.</summary>
public sealed record TrackedNameConfig(string Name, SourcePosition Position);
