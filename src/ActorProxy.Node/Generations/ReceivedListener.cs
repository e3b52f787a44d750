using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Generations;

/// <summary>A listening descriptor that another process handed over, not yet used.</summary>
/// <param name="AddressText">As <see cref="ListenAddress.Text"/> of the address that it is bound to.</param>
public sealed record ReceivedListener(int Descriptor, string AddressText, string? Interface)
{
    /// <summary>Whether this is the socket for an address.</summary>
    public bool IsFor(ListenAddress address, ListenerOptions options) => address.Text == AddressText && options.Interface == Interface;

    public void Close() => ListeningSocket.CloseDescriptor(Descriptor);
}
