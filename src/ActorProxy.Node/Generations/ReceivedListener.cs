using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Generations;

/// <summary>A listening descriptor that another process handed over, not yet used.</summary>
/// <param name="AddressText">As <see cref="ListenAddress.Text"/> of the address that it is bound to.</param>
/// <param name="IsTransparent">Bound so; a socket that is not can't become it any more.</param>
/// <param name="IsV6Only">For IPv6: takes no IPv4.</param>
public sealed record ReceivedListener(int Descriptor, string AddressText, string? Interface, bool IsTransparent = false, bool IsV6Only = false)
{
    /// <summary>Whether this is the socket for an address.</summary>
    public bool IsFor(ListenAddress address, ListenerOptions options) =>
        address.Text == AddressText && options.Interface == Interface && options.IsTransparent == IsTransparent
        && (options.V6Only is not { } wanted || wanted == IsV6Only || address.Target?.Address.Family != AddressFamilyKind.IPv6);

    public void Close() => ListeningSocket.CloseDescriptor(Descriptor);
}
