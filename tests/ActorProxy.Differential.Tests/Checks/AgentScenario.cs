using ActorProxy.TestKit.Traffic;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>A server with an agent that says something.</summary>
/// <param name="Agent">Null when nobody listens.</param>
public sealed record AgentScenario(string Name, ServerBehaviour? Agent, string ServerOptions = "", string Lines = "");
