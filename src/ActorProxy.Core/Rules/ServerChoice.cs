using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Acls;

namespace ActorProxy.Core.Rules;

/// <summary>A <c>use-server</c> line, compiled.</summary>
public sealed record ServerChoice(NameSource Name, Condition Condition, SourcePosition Position);
