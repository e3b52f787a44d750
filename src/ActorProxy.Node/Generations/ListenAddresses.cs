using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Generations;

/// <summary>Expands a <c>bind</c> line into the addresses that it listens on.</summary>
public static class ListenAddresses
{
    /// <summary>Looks names up: may block.</summary>
    public static IEnumerable<ListenAddress> Of(BindConfig bind, UnixBindConfig unixBind)
    {
        foreach (var address in bind.Addresses)
        {
            switch (address.Kind)
            {
                case AddressKind.Unix:
                    yield return ListenAddress.Unix(unixBind.Prefix + address.Host);
                    break;
                case AddressKind.Abstract or AddressKind.AbstractZeroTerminated:
                    yield return ListenAddress.Abstract(address.Host, address.Kind == AddressKind.Abstract);
                    break;
                case AddressKind.Descriptor:
                    yield return ListenAddress.Inherited(address.Descriptor);
                    break;
                default:
                    for (var port = address.Port; port <= Math.Max(address.LastPort, address.Port); port++)
                        yield return ListenAddress.Internet(HostOf(address, port));
                    break;
            }
        }
    }

    public static ListenerOptions OptionsOf(BindConfig bind, FrontendConfig frontend, GlobalConfig global, long processLimit) => new()
    {
        Backlog = (int)Math.Min(bind.Backlog ?? frontend.Backlog ?? frontend.MaxConn ?? processLimit, int.MaxValue),
        Interface = bind.Interface,
        IsTransparent = bind.Transparent,
        V6Only = bind.V6Only ? true : bind.V4V6 ? false : null,
        Mss = bind.Mss,
        UserTimeout = bind.TcpUserTimeout,
        FastOpen = bind.FastOpen,
        DeferAccept = bind.DeferAccept,
        KeepAlive = frontend.ClientKeepAlive,
        ReceiveBufferBytes = global.Tuning.ClientReceiveBufferBytes,
        SendBufferBytes = global.Tuning.ClientSendBufferBytes,
        Permissions = Merge(bind.Permissions, global.UnixBind.Permissions),
    };

    private static UnixSocketPermissions Merge(UnixSocketPermissions own, UnixSocketPermissions? inherited) => new(
        own.Mode ?? inherited?.Mode,
        own.UserId ?? inherited?.UserId,
        own.GroupId ?? inherited?.GroupId);

    private static NetworkAddress HostOf(AddressConfig address, int port) => address.Kind switch
    {
        AddressKind.AnyIPv6 => NetworkAddress.From(IPAddress.IPv6Any, port),
        AddressKind.AnyIPv4 => NetworkAddress.From(IPAddress.Any, port),
        _ when IPAddress.TryParse(address.Host, out var numeric) => NetworkAddress.From(numeric, port),
        _ => NetworkAddress.From(Dns.GetHostAddresses(address.Host, address.RequiredFamily)[0], port),
    };
}
