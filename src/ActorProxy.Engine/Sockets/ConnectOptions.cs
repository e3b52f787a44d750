using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Sockets;

/// <summary>What is set on a socket before it connects to a server.</summary>
public sealed record ConnectOptions
{
    public static ConnectOptions None { get; } = new();

    /// <summary>The address to connect from; null lets the system choose.</summary>
    public NetworkAddress? Source { get; init; }

    /// <summary><see cref="Source"/> may be an address that is not this host's: transparent proxying.</summary>
    public bool IsTransparent { get; init; }
    public string? Interface { get; init; }
    public KeepAliveConfig? KeepAlive { get; init; }
    public TimeSpan? UserTimeout { get; init; }
    public bool FastOpen { get; init; }
    public int? ReceiveBufferBytes { get; init; }
    public int? SendBufferBytes { get; init; }

    /// <summary>SO_MARK; without the right to set it the connection is made all the same.</summary>
    public uint? Mark { get; init; }

    /// <summary>The TOS of IPv4, the traffic class of IPv6.</summary>
    public int? TypeOfService { get; init; }
}
