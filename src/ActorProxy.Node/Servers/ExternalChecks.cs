using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Checks.External;

namespace ActorProxy.Node.Servers;

/// <summary>Finds out what the program of an <c>external-check</c> is told about a server.</summary>
internal static class ExternalChecks
{
    public static ExternalCheck Of(ExternalCheckConfig config, ProxyConfig proxy, ServerConfig server, ServerPlan plan, GlobalConfig global)
    {
        var bind = proxy.Frontend?.Binds.SelectMany(static one => one.Addresses).FirstOrDefault(static one => IsTold(one.Kind));
        return new ExternalCheck
        {
            Command = config.Command,
            Path = config.Path,
            IsAllowed = global.MayFork,
            ProxyAddress = bind is null ? "" : HostOf(bind),
            ProxyPort = bind is null || bind.Kind == AddressKind.Unix ? "" : PortText(bind.Port),
            ProxyId = proxy.Id,
            ProxyName = proxy.Name,
            ServerAddress = plan.Address.Family == AddressFamilyKind.Unix ? server.Address.Host : plan.Address.HostText,
            ServerPort = plan.Address.Family == AddressFamilyKind.Unix ? "" : PortText(server.Address.Port),
            ServerId = server.Id,
            ServerName = server.Name,
        };
    }

    public static string PortText(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static bool IsTold(AddressKind kind) => kind is AddressKind.IPv4 or AddressKind.IPv6 or AddressKind.AnyIPv4 or AddressKind.AnyIPv6 or AddressKind.HostName or AddressKind.Unix;

    private static string HostOf(AddressConfig bind) => bind.Kind switch
    {
        AddressKind.AnyIPv4 => "0.0.0.0",
        AddressKind.AnyIPv6 => "::",
        _ => bind.Host,
    };
}
