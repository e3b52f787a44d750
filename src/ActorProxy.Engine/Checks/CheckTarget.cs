using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Checks;

/// <summary>The server that a check asks, and how it is reached.</summary>
/// <param name="Target">Where to: the server's address and port, with the check's <c>addr</c> and <c>port</c> already in their place.</param>
/// <param name="SendProxy">The PROXY protocol header that goes before everything else, or null.</param>
public sealed record CheckTarget(SocketTarget Target, ConnectOptions Options, SendProxyConfig? SendProxy = null)
{
    /// <summary>The header that HAProxy's checks of a server send: the traffic's own, if they go where the traffic goes or <c>check-send-proxy</c> asks for it.</summary>
    public static SendProxyConfig? SendProxyOf(ServerConfig server) => server switch
    {
        { Check.SendProxy: true } => server.SendProxy ?? new SendProxyConfig(1),
        { SendProxy: not null, Check: { Port: null, Address: null } } => server.SendProxy,
        _ => null,
    };

    /// <summary>Where one step of a script connects to.</summary>
    internal SocketTarget For(ConnectStep step)
    {
        if (step is { Port: null, Address: null } || !Target.Address.IsInternet)
            return Target;
        NetworkAddress address = step.Address is { } own ? NetworkAddress.From(IPAddress.Parse(own.Host), own.Port > 0 ? own.Port : Target.Address.Port) : Target.Address;
        return SocketTarget.Of(step.Port is { } port ? address.WithPort(port) : address);
    }

    /// <summary>The header of one step's connection, or null.</summary>
    internal SendProxyConfig? HeaderFor(ConnectStep step) => step switch
    {
        { SendsProxy: true } => SendProxy ?? new SendProxyConfig(1),
        { UsesServerOptions: true } => SendProxy,
        _ => null,
    };
}
