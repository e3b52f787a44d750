using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Node.Servers;

/// <summary>Finds the addresses of host names for one load of a configuration; a name is asked for once, however many servers have it.</summary>
/// <remarks>Waits for the system's resolver: never to be called on a loop that serves.</remarks>
internal sealed class HostLookup(Func<string, AddressFamily, IPAddress[]> resolve)
{
    private readonly Dictionary<(string Host, AddressFamily Family), IPAddress?> _answers = [];

    public HostLookup()
        : this(static (host, family) => Dns.GetHostAddresses(host, family))
    {
    }

    /// <exception cref="SocketException">Its name has no address.</exception>
    public NetworkAddress Find(AddressConfig address) => TryFind(address) ?? throw new SocketException((int)SocketError.HostNotFound);

    /// <summary>The address of a numeric host, or of a name; null for a name that has none.</summary>
    public NetworkAddress? TryFind(AddressConfig address)
    {
        switch (address.Kind)
        {
            case AddressKind.AnyIPv4:
                return NetworkAddress.From(IPAddress.Any, address.Port);
            case AddressKind.AnyIPv6:
                return NetworkAddress.From(IPAddress.IPv6Any, address.Port);
        }

        if (IPAddress.TryParse(address.Host, out var numeric))
            return NetworkAddress.From(numeric, address.Port);
        var key = (address.Host, address.RequiredFamily);
        if (!_answers.TryGetValue(key, out var found))
            _answers[key] = found = Ask(address.Host, address.RequiredFamily);
        return found is null ? null : NetworkAddress.From(found, address.Port);
    }

    private IPAddress? Ask(string host, AddressFamily family)
    {
        try
        {
            var found = resolve(host, family);

            // IPv4 first, as HAProxy takes them without a resolver.
            return Array.Find(found, static one => one.AddressFamily == AddressFamily.InterNetwork) ?? found.FirstOrDefault();
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            // No such name, no answer, or no name at all: for whoever asked it has no address, and that is said there with its line.
            return null;
        }
    }
}
