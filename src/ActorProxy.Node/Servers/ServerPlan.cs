using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Servers;

/// <summary>A server line with its address resolved.</summary>
/// <param name="Check">Null for a server that is not checked itself.</param>
/// <param name="Target">Null when address or port depend on where the client connected to.</param>
public sealed record ServerPlan(NetworkAddress Address, SocketTarget? Target, ConnectOptions Options, UseSourceConfig? UseSource, CheckPlan? Check = null)
{
    /// <summary>The same server at a numeric address that an operator set; its checks follow it unless they have an address and port of their own.</summary>
    public ServerPlan MovedTo(AddressConfig address, ServerCheckConfig? check)
    {
        var moved = NetworkAddress.From(IPAddress.Parse(address.Host), address.Port);
        return this with
        {
            Address = moved,
            Target = address.Port > 0 && !address.IsPortOffset ? SocketTarget.Of(moved) : null,
            Check = Check is null || check is null or { Address: not null }
                ? Check
                : Check with { Target = Check.Target with { Target = SocketTarget.Of(moved.WithPort(check.Port ?? address.Port)) } },
        };
    }
}
