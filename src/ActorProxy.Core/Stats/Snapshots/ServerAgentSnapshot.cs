using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Stats.Snapshots;

/// <summary>A server's agent at one moment.</summary>
/// <param name="IsEnabled">False after <c>disable agent</c>.</param>
/// <param name="IsUp">What it last said of the server.</param>
/// <param name="Address">Where it is asked, or null for the server's address.</param>
public sealed record ServerAgentSnapshot(CheckResult Last, bool IsEnabled, bool IsUp, string? Address, int Port)
{
    /// <summary>Null for a server without an agent.</summary>
    public static ServerAgentSnapshot? Of(ServerState server) => server.Agent is not { } agent ? null : new(agent.LastCheck, agent.IsEnabled, agent.IsUp, agent.Address?.Host, agent.Port);
}
