using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Listening;

/// <summary>One address that is listened on, resolved: an internet address, a path, an abstract name or an inherited descriptor.</summary>
/// <param name="Text">As shown to the operator, and the identity by which a listening socket is found again after a reload.</param>
/// <param name="Path">The file of a unix socket, or null.</param>
/// <param name="InheritedDescriptor">The descriptor of <c>fd@N</c>, or -1.</param>
public sealed record ListenAddress(string Text, SocketTarget? Target, string? Path = null, int InheritedDescriptor = -1)
{
    public static ListenAddress Internet(NetworkAddress address) => new(address.ToString(), SocketTarget.Of(address));

    public static ListenAddress Unix(string path) => new($"unix@{path}", new SocketTarget(SocketAddressBuffer.FromPath(path), path), path);

    public static ListenAddress Abstract(string name, bool isPadded) =>
        new($"{(isPadded ? "abns" : "abnsz")}@{name}", new SocketTarget(SocketAddressBuffer.FromAbstractName(name, isPadded), name));

    public static ListenAddress Inherited(int descriptor) => new($"fd@{descriptor}", null, null, descriptor);
}
