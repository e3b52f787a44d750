using ActorProxy.Config.Model;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Admin.RuntimeApi.Sockets;

/// <summary>One address where the runtime API listens, as the latest configuration wants it.</summary>
/// <param name="Options">What the configuration wants of the socket; set when it is in use.</param>
/// <param name="IsMaster">It is the master's (<c>-S</c>), which outlives every configuration.</param>
public sealed record ApiSocket(BindConfig Bind, ListeningSocket Socket, ListenerOptions Options, bool IsMaster);
