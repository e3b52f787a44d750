using ActorProxy.Engine.Relay;
using ActorProxy.Node.Backends;

namespace ActorProxy.Node.Frontends;

/// <summary>A backend as one frontend reaches it: the pair's timeouts and ways, compiled once.</summary>
public sealed record FrontendRoute(Backend Backend, RelaySettings Relay);
