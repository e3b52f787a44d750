using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>One <c>use_backend NAME</c> line.</summary>
public sealed record UseBackendConfig(string Backend, SourcePosition Position);
