using System.Collections.Immutable;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Node.Backends;

/// <summary>A backend and its servers at one moment, as their balancer tells them.</summary>
public sealed record BackendView(BackendSnapshot Backend, ImmutableArray<ServerSnapshot> Servers);
