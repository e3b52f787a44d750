using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Sockets;

/// <summary>An address in the kernel's form, ready to connect or bind to, and its text for messages.</summary>
public sealed class SocketTarget
{
    private readonly SocketAddressBuffer _address;

    public SocketTarget(SocketAddressBuffer address, string text)
    {
        _address = address;
        Text = text;
        Address = address.ToNetworkAddress();
    }

    public NetworkAddress Address { get; }

    public string Text { get; }

    internal int Family => _address.Family;

    public static SocketTarget Of(NetworkAddress address) => new(SocketAddressBuffer.From(address), address.ToString());

    internal SocketAddressBuffer Copy() => _address;
}
