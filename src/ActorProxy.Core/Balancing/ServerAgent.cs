using ActorProxy.Config.Model;
using ActorProxy.Core.Health;

namespace ActorProxy.Core.Balancing;

/// <summary>A server's agent as the balancer keeps it: where it is asked, and what it last said. Part of <see cref="ServerState"/>.</summary>
/// <remarks>A runtime value stands until the configuration's own value changes.</remarks>
public sealed class ServerAgent
{
    internal ServerAgent(AgentCheckConfig config)
    {
        Config = config;
        Address = config.Address;
        Port = config.Port;
        Send = config.Send;
    }

    public AgentCheckConfig Config { get; private set; }

    /// <summary>The line's <c>agent-addr</c>, or what was set at run time; null for the server's own address.</summary>
    public AddressConfig? Address { get; internal set; }

    public int Port { get; internal set; }

    public string Send { get; internal set; }

    /// <summary>False after <c>disable agent</c>: it is not asked, and what it said does not count.</summary>
    public bool IsEnabled { get; internal set; } = true;

    /// <summary>What the agent last said, or an operator in its place; true before.</summary>
    public bool IsUp { get; internal set; } = true;

    /// <summary>It counts, and has said that the server is not to be used.</summary>
    public bool IsAgainst => IsEnabled && !IsUp;

    public CheckResult LastCheck { get; internal set; } = new(CheckStatus.Initializing, DurationMs: -1);

    internal void Renew(AgentCheckConfig config)
    {
        if (config.Address != Config.Address)
            Address = config.Address;
        if (config.Port != Config.Port)
            Port = config.Port;
        if (config.Send != Config.Send)
            Send = config.Send;
        Config = config;
    }
}
