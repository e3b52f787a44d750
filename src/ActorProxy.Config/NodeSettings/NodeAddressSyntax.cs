using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the numeric addresses of <c>node.conf</c>.</summary>
internal static class NodeAddressSyntax
{
    public const string Expectation = "an IPv4 address such as 192.0.2.11, or an IPv6 one in quotes";

    /// <summary>An address of one host; the fault says what is wrong with it, or is null.</summary>
    public static string? TryHost(string text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Contains('%', StringComparison.Ordinal)) return $"'{text}' has an interface in it: 'interface' says that";
        // The base library also takes 1 for 0.0.0.1, and octal and hexadecimal parts.
        var isNumeric = text.Contains(':', StringComparison.Ordinal) ? !text.StartsWith('[') : IsDotted(text);
        if (!isNumeric || !IPAddress.TryParse(text, out var parsed)) return $"'{text}' is no address";
        if (parsed.IsIPv4MappedToIPv6) return $"'{text}' is an IPv4 address in IPv6's clothes: write {parsed.MapToIPv4()}";
        address = parsed;
        if (parsed.Equals(IPAddress.Any) || parsed.Equals(IPAddress.IPv6Any)) return $"'{text}' means any address, and one is expected";
        if (parsed.IsIPv6Multicast || (parsed.AddressFamily == AddressFamily.InterNetwork && parsed.GetAddressBytes()[0] >= 224)) return $"'{text}' is no address of one host: multicast, reserved or broadcast";
        return null;
    }

    /// <summary>An address with the length of its prefix behind a slash; without one the address alone.</summary>
    public static string? TryPrefixed(string text, out IPAddress address, out int prefixLength)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        prefixLength = 0;
        if (TryHost(slash < 0 ? text : text[..slash], out address) is { } fault) return fault;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        prefixLength = bits;
        if (slash < 0) return null;
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefixLength) || prefixLength < 1 || prefixLength > bits)
            return $"'{text}' has no prefix length from 1 to {bits} behind its slash";
        if (bits == 32 && prefixLength <= 30)
        {
            var bytes = address.GetAddressBytes();
            var host = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) & (uint.MaxValue >> prefixLength);
            if (host == 0) return $"'{text}' is the network itself, not an address in it";
            if (host == uint.MaxValue >> prefixLength) return $"'{text}' is its network's broadcast address";
        }
        return null;
    }

    /// <summary><c>host:port</c>, <c>[ipv6]:port</c>, or a host alone, which has the default port.</summary>
    public static string? TryHostAndPort(string text, int defaultPort, out string host, out int port)
    {
        (host, port) = (text, defaultPort);
        var colon = text.LastIndexOf(':');
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            if (close < 0 || (close + 1 < text.Length && colon != close + 1)) return $"'{text}' is no [address]:port";
            host = text[1..close];
            if (TryHost(host, out _) is { } fault) return fault;
            if (colon < close) return null;
        }
        else if (colon < 0 || text.IndexOf(':', StringComparison.Ordinal) != colon)
        {
            // An IPv6 address without brackets has no port.
            return colon < 0 ? HostFault(host) : TryHost(host, out _);
        }
        else
        {
            host = text[..colon];
            if (HostFault(host) is { } fault) return fault;
        }
        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)
            return $"'{text}' has no port from 1 to 65535 behind its colon";
        return null;
    }

    private static string? HostFault(string host)
    {
        if (host.Length > 0 && host.All(static c => char.IsAsciiDigit(c) || c == '.')) return TryHost(host, out _);
        if (host.Length is 0 or > 253 || !host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')) return $"'{host}' is neither an address nor a host's name";
        return null;
    }

    private static bool IsDotted(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, static p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'));
    }
}
