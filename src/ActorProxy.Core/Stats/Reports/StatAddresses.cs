using System.Buffers.Text;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The text of the <c>addr</c> column.</summary>
internal static class StatAddresses
{
    public static string TextOf(in NetworkAddress address, int port) => address.Family switch
    {
        AddressFamilyKind.IPv4 => OfIPv4(address, port),
        AddressFamilyKind.IPv6 => $"[{address.HostText}]:{port}",
        AddressFamilyKind.Unix => "unix",
        _ => $"0.0.0.0:{port}",
    };

    private static string OfIPv4(in NetworkAddress address, int port)
    {
        Span<byte> text = stackalloc byte[32];
        var length = address.FormatHost(text);
        text[length++] = (byte)':';
        Utf8Formatter.TryFormat(port, text[length..], out var digits);
        return Encoding.ASCII.GetString(text[..(length + digits)]);
    }
}
