using ActorProxy.Config.Model;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Frontends;

/// <summary>One address of one <c>bind</c> line of one generation, on a listening socket that outlives it.</summary>
public sealed record FrontendListener(Frontend Frontend, BindConfig Bind, ListeningSocket Socket, ListenerCounters Counters, string Name, int Id);
