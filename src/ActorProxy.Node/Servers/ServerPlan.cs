using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Servers;

/// <summary>A server line with its address resolved.</summary>
/// <param name="Check">Null for a server that is not checked itself.</param>
/// <param name="Target">Null when address or port depend on where the client connected to.</param>
public sealed record ServerPlan(NetworkAddress Address, SocketTarget? Target, ConnectOptions Options, UseSourceConfig? UseSource, CheckPlan? Check = null)
{
    /// <summary>How its agent is asked; null without one.</summary>
    public CheckPlan? Agent { get; init; }

    /// <summary>The server's name has no address: it is not to be used until an operator gives it one.</summary>
    public bool IsUnresolved { get; init; }

    /// <summary>The same plan for a server that an operator moved, or whose checks were sent elsewhere.</summary>
    public ServerPlan Following(ServerState server)
    {
        var plan = server.Address == server.Config.Address ? this : MovedTo(server.Address);
        if (Agent is not null && server.Agent is { } agent)
            plan = plan with { Agent = AgentOf(plan, agent) };
        if (Check is null || server.Config.Check is not { } line)
            return plan;
        if (Check.External is { } external && plan.Address != Address)
            plan = plan with { Check = Check with { External = external with { ServerAddress = plan.Address.HostText, ServerPort = ExternalChecks.PortText(server.Address.Port) } } };
        var isOwnPlace = server.CheckAddress == line.Address && server.CheckPort == line.Port;
        if (isOwnPlace && (server.Address == server.Config.Address || line.Address is not null))
            return plan;
        var host = server.CheckAddress is null ? plan.Address
            : server.CheckAddress == line.Address ? Check.Target.Target.Address
            : NetworkAddress.From(IPAddress.Parse(server.CheckAddress.Host), 0);
        var port = server.CheckPort ?? (server.CheckAddress is { Port: > 0 } own ? own.Port : server.Address.Port);
        return plan with { Check = plan.Check! with { Target = Check.Target with { Target = SocketTarget.Of(host.WithPort(port)) } } };
    }

    private CheckPlan AgentOf(ServerPlan plan, ServerAgent agent)
    {
        var host = agent.Address is null ? plan.Address
            : agent.Address == agent.Config.Address ? Agent!.Target.Target.Address
            : NetworkAddress.From(IPAddress.Parse(agent.Address.Host), 0);
        return Agent! with
        {
            Target = Agent.Target with { Target = SocketTarget.Of(host.WithPort(agent.Port)) },
            Script = agent.Send == agent.Config.Send ? Agent.Script : AgentScripts.Asking(agent.Send),
        };
    }

    private ServerPlan MovedTo(AddressConfig address)
    {
        var moved = NetworkAddress.From(IPAddress.Parse(address.Host), address.Port);
        return this with { IsUnresolved = false, Address = moved, Target = address.Port > 0 && !address.IsPortOffset ? SocketTarget.Of(moved) : null };
    }
}
