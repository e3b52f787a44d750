using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Engine.Checks;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Servers;

/// <summary>Finds out where servers are, once, when a configuration is loaded.</summary>
internal sealed class ServerPlanner(HostLookup hosts)
{
    /// <summary>Plans the way to one server.</summary>
    /// <exception cref="SocketException">Its name has no address.</exception>
    public ServerPlan Plan(ProxyConfig proxy, ServerConfig server, TuningConfig tuning)
    {
        var source = server.Source ?? proxy.Backend!.Source;
        var options = new ConnectOptions
        {
            Source = source is null or { Address.Kind: AddressKind.AnyIPv4 or AddressKind.AnyIPv6 or AddressKind.ClientDestination } ? null : hosts.Find(source.Address),
            Interface = source?.Interface,
            IsTransparent = source?.UseSource is { Kind: UseSourceKind.Address },
            KeepAlive = proxy.Backend!.ServerKeepAlive,
            UserTimeout = server.TcpUserTimeout,
            FastOpen = server.FastOpen,
            ReceiveBufferBytes = tuning.ServerReceiveBufferBytes,
            SendBufferBytes = tuning.ServerSendBufferBytes,
        };
        if (source?.UseSource is { Kind: UseSourceKind.Address, Address: { } borrowed })
            options = options with { Source = hosts.Find(borrowed) };
        if (options == ConnectOptions.None)
            options = ConnectOptions.None;
        return PlanAddress(server, options, source?.UseSource);
    }

    /// <summary>Plans the checks of one server; null when it has none of its own.</summary>
    /// <param name="script">What the backend's checks say.</param>
    /// <param name="place">The backend and the server, as expressions see them.</param>
    /// <exception cref="SocketException">The check's address is a name that has none.</exception>
    public CheckPlan? PlanCheck(ProxyConfig proxy, ServerConfig server, ServerPlan plan, GlobalConfig global, CheckScript script, StreamFacts place)
    {
        if (server.Check is not { } check || server.Track is not null)
            return null;
        // Checks begin once an operator has given the server an address, and go there.
        var address = check.Address is { } own ? hosts.Find(own) : plan.IsUnresolved ? NetworkAddress.From(IPAddress.Any, 0) : plan.Address;
        var target = plan.Address.Family == AddressFamilyKind.Unix && check.Address is null
            ? plan.Target!
            : SocketTarget.Of(address.WithPort(check.Port ?? (check.Address is { Port: > 0 } ? address.Port : server.Address.Port)));
        return new CheckPlan(
            script,
            new CheckTarget(target, plan.Options, CheckTarget.SendProxyOf(server)),
            CheckTimeouts.Of(check, proxy.Backend!),
            place,
            TimeSpan.Zero,
            global.SpreadChecksPercent,
            global.MaxSpreadChecks)
        {
            External = proxy.Backend!.CheckProtocol is ExternalCheckConfig external ? ExternalChecks.Of(external, proxy, server, plan, global) : null,
        };
    }

    /// <summary>Plans how a server's agent is asked; null without one.</summary>
    /// <exception cref="SocketException">The agent's address is a name that has none.</exception>
    public CheckPlan? PlanAgent(ProxyConfig proxy, ServerConfig server, ServerPlan plan, GlobalConfig global, StreamFacts place)
    {
        if (server.Agent is not { } agent)
            return null;
        var address = agent.Address is { } own ? hosts.Find(own) : plan.IsUnresolved || !plan.Address.IsInternet ? NetworkAddress.From(IPAddress.Any, 0) : plan.Address;
        return new CheckPlan(
            AgentScripts.Asking(agent.Send),
            new CheckTarget(SocketTarget.Of(address.WithPort(agent.Port)), plan.Options),
            CheckTimeouts.Of(agent.Inter, proxy.Backend!),
            place,
            TimeSpan.Zero,
            global.SpreadChecksPercent,
            global.MaxSpreadChecks);
    }

    private ServerPlan PlanAddress(ServerConfig server, ConnectOptions options, UseSourceConfig? useSource)
    {
        var address = server.Address;
        switch (address.Kind)
        {
            case AddressKind.Unix:
                return new ServerPlan(NetworkAddress.Unix, new SocketTarget(SocketAddressBuffer.FromPath(address.Host), address.Text), options, useSource);
            case AddressKind.Abstract or AddressKind.AbstractZeroTerminated:
                var name = SocketAddressBuffer.FromAbstractName(address.Host, address.Kind == AddressKind.Abstract);
                return new ServerPlan(NetworkAddress.Unix, new SocketTarget(name, address.Text), options, useSource);
            case AddressKind.ClientDestination or AddressKind.AnyIPv4 or AddressKind.AnyIPv6:
                return new ServerPlan(default, null, options, useSource);
        }

        if (FirstAddressOf(server) is not { } resolved)
            return new ServerPlan(default, null, options, useSource) { IsUnresolved = true };
        var isFixed = address.Port > 0 && !address.IsPortOffset;
        return new ServerPlan(resolved, isFixed ? SocketTarget.Of(resolved) : null, options, useSource);
    }

    /// <summary>By the methods of <c>init-addr</c>, in their order; null for a server that is to start without an address.</summary>
    /// <exception cref="SocketException">None of them finds one.</exception>
    private NetworkAddress? FirstAddressOf(ServerConfig server)
    {
        var address = server.Address;
        if (address.Kind != AddressKind.HostName)
            return hosts.Find(address);
        foreach (var method in server.InitAddress)
        {
            switch (method.Kind)
            {
                case InitAddressKind.Libc when hosts.TryFind(address) is { } found:
                    return found;
                case InitAddressKind.None:
                    return null;
                case InitAddressKind.Numeric:
                    return NetworkAddress.From(IPAddress.Parse(method.Address!), address.Port);
            }
        }

        throw new SocketException((int)SocketError.HostNotFound);
    }
}
