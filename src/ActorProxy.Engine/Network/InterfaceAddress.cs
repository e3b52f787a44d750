using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Engine.Network;

/// <summary>An address of a network interface with its network's prefix, as in <c>192.0.2.1/24</c>.</summary>
public readonly record struct InterfaceAddress(NetworkAddress Address, int PrefixLength)
{
    /// <summary>Reads <c>address/length</c>; false for anything else.</summary>
    public static bool TryParse(string text, out InterfaceAddress address)
    {
        address = default;
        if (text.Split('/') is not [var host, var prefix] || !IPAddress.TryParse(host, out var parsed))
            return false;
        if (!int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        address = new InterfaceAddress(NetworkAddress.From(parsed, 0), length);
        return length <= (address.Address.Family == AddressFamilyKind.IPv4 ? 32 : 128);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address.HostText}/{PrefixLength}");
}
