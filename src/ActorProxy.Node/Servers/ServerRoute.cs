using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Servers;

/// <summary>The way to one server as it is now: where to connect, how, and what to count. Immutable; a change of address makes a new one.</summary>
/// <param name="State">The server in its balancer's books. Only the balancer reads what is in it.</param>
/// <param name="Target">Null when address or port depend on where the client connected to.</param>
public sealed record ServerRoute(ServerState State, ServerConfig Config, ServerCounters Counters, SocketTarget? Target, NetworkAddress Address, ConnectOptions Options)
{
    public string Name => Config.Name;

    /// <summary>The address as the configuration gives it or an operator set it.</summary>
    public AddressConfig Destination { get; init; } = Config.Address;

    /// <summary>Where to connect for a client that connected to <paramref name="destination"/> (configuration.txt 5.2, "server").</summary>
    public SocketTarget TargetFor(NetworkAddress destination)
    {
        if (Target is not null)
            return Target;
        var address = Destination.Kind == AddressKind.ClientDestination ? destination : Address;
        var port = Destination.IsPortOffset || Destination.Port == 0 ? destination.Port + Destination.Port : Destination.Port;
        return SocketTarget.Of(address.WithPort(port));
    }

    /// <summary>What to set on the socket for this client: <c>usesrc</c> borrows its address.</summary>
    public ConnectOptions OptionsFor(NetworkAddress client) => UseSource switch
    {
        null or { Kind: UseSourceKind.Address } => Options,
        { Kind: UseSourceKind.Client } => Options with { Source = client, IsTransparent = true },
        _ => Options with { Source = client.WithPort(0), IsTransparent = true },
    };

    /// <summary>The <c>usesrc</c> of the server's or the backend's <c>source</c>, or null.</summary>
    public UseSourceConfig? UseSource { get; init; }
}
