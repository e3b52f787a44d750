using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The text of the <c>addr</c> column.</summary>
internal static class StatAddresses
{
    public static string TextOf(in NetworkAddress address, int port) => address.Family switch
    {
        AddressFamilyKind.IPv4 => $"{address.HostText}:{port}",
        AddressFamilyKind.IPv6 => $"[{address.HostText}]:{port}",
        AddressFamilyKind.Unix => "unix",
        _ => $"0.0.0.0:{port}",
    };
}
