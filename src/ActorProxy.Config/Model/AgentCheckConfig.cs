namespace ActorProxy.Config.Model;

/// <summary><c>agent-check</c> of one server: who is asked about it, how often, and with which words.</summary>
public sealed record AgentCheckConfig
{
    /// <summary>Where nothing is written; shared by all lines that say nothing else.</summary>
    public static readonly AgentCheckConfig Usual = new();

    public TimeSpan Inter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary><c>agent-port</c>; 0 only while the line is read.</summary>
    public int Port { get; init; }

    /// <summary><c>agent-addr</c>, or null for the server's.</summary>
    public AddressConfig? Address { get; init; }

    /// <summary><c>agent-send</c>: said to the agent first; empty for nothing.</summary>
    public string Send { get; init; } = "";
}
