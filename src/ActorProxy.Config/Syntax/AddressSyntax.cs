using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Syntax;

/// <summary>Reads addresses in all of HAProxy's forms: families, paths, descriptors, ports, ranges and offsets.</summary>
/// <remarks>Pure: a name is only checked for its form, since resolving it takes I/O.</remarks>
public static class AddressSyntax
{
    /// <summary>A path must leave room for the temporary suffix under which a socket is bound before it is renamed.</summary>
    private const int LongestPath = 97;

    private const int LongestAbstractName = 107;
    private const int SyslogPort = 514;

    /// <summary>What comes with a fault.</summary>
    private static readonly AddressConfig Unreadable = new() { Kind = AddressKind.AnyIPv4, Text = "" };

    /// <summary>Reads one address; the fault says what is wrong with it, or is null.</summary>
    public static string? TryParse(string text, AddressUse use, out AddressConfig address)
    {
        address = Unreadable;
        var rest = text.AsSpan();
        if (rest.IsEmpty) return "is empty (is an environment variable missing?)";

        var isDatagram = use == AddressUse.Log;
        // Most addresses have neither family nor transport in front: one search instead of twenty comparisons.
        if (rest[0] != '/' && !rest.ContainsAny('@', '+')) return Internet(rest, AddressFamily.Unspecified, isDatagram, use, text, out address);
        if (Take(ref rest, "stream+")) isDatagram = false;
        else if (Take(ref rest, "dgram+")) isDatagram = true;

        var family = AddressFamily.Unspecified;
        var isAbstract = false;
        if (Take(ref rest, "unix@") || Take(ref rest, "uxst@") || rest is ['/', ..]) family = AddressFamily.Unix;
        else if (Take(ref rest, "uxdg@")) (family, isDatagram) = (AddressFamily.Unix, true);
        else if (Take(ref rest, "abns@")) (family, isAbstract) = (AddressFamily.Unix, true);
        else if (Take(ref rest, "abnsz@")) return Abstract(rest, isDatagram, use, AddressKind.AbstractZeroTerminated, text, out address);
        else if (Take(ref rest, "fd@")) return Descriptor(rest, AddressKind.Descriptor, use, text, out address);
        else if (Take(ref rest, "sockpair@")) return Descriptor(rest, AddressKind.SocketPair, use, text, out address);
        else if (Take(ref rest, "ip@") || Take(ref rest, "tcp@")) family = AddressFamily.Unspecified;
        else if (Take(ref rest, "ipv4@") || Take(ref rest, "tcp4@")) family = AddressFamily.InterNetwork;
        else if (Take(ref rest, "ipv6@") || Take(ref rest, "tcp6@")) family = AddressFamily.InterNetworkV6;
        else if (Take(ref rest, "udp@")) isDatagram = true;
        else if (Take(ref rest, "udp4@")) (family, isDatagram) = (AddressFamily.InterNetwork, true);
        else if (Take(ref rest, "udp6@")) (family, isDatagram) = (AddressFamily.InterNetworkV6, true);
        else if (UnsupportedPrefix(rest) is { } prefix) return $"starts with '{prefix}', which is not supported yet";

        if (isAbstract) return Abstract(rest, isDatagram, use, AddressKind.Abstract, text, out address);
        if (isDatagram && use != AddressUse.Log) return "is for datagrams, where a stream address is expected";
        if (family == AddressFamily.Unix)
        {
            if (rest.Length > LongestPath) return $"has a path of more than {LongestPath} characters";
            address = new AddressConfig { Kind = AddressKind.Unix, Host = rest.ToString(), IsDatagram = isDatagram, Text = text };
            return rest.IsEmpty ? "has no path" : null;
        }
        return Internet(rest, family, isDatagram, use, text, out address);
    }

    private static string? Internet(ReadOnlySpan<char> rest, AddressFamily family, bool isDatagram, AddressUse use, string text, out AddressConfig address)
    {
        address = Unreadable;
        // The port follows the last colon, also behind a bare IPv6 address; a bracket ends the search.
        var separator = rest.Length - 1;
        while (separator >= 0 && rest[separator] is not (']' or ':')) separator--;
        var hasPort = separator >= 0 && rest[separator] == ':';
        var host = hasPort ? rest[..separator] : rest;
        var fault = Ports(hasPort ? rest[(separator + 1)..] : default, use, out var first, out var last, out var isOffset);
        if (fault is not null) return fault;
        if (use == AddressUse.Log && first == 0) first = last = SyslogPort;

        fault = Host(host, family, use, out var kind, out var name);
        if (fault is not null) return fault;
        address = new AddressConfig { Kind = kind, Host = name, RequiredFamily = family, Port = first, LastPort = last, IsPortOffset = isOffset, IsDatagram = isDatagram, Text = text };
        return null;
    }

    private static string? Host(ReadOnlySpan<char> host, AddressFamily family, AddressUse use, out AddressKind kind, out string name)
    {
        name = "";
        kind = family == AddressFamily.InterNetworkV6 ? AddressKind.AnyIPv6 : AddressKind.AnyIPv4;
        var isAny = host.IsEmpty || host is "*";
        if (host is ['[', .., ']'])
        {
            host = host[1..^1];
            family = AddressFamily.InterNetworkV6;
        }

        if (isAny)
        {
        }
        else if (host is "::")
        {
            if (family == AddressFamily.InterNetwork) return "is no IPv4 address";
            isAny = true;
            kind = AddressKind.AnyIPv6;
        }
        else if (host.Contains(':'))
        {
            if (family == AddressFamily.InterNetwork || host.Contains('%') || !IPAddress.TryParse(host, out var parsed)) return "is no IPv6 address with a port behind its last colon";
            isAny = parsed.Equals(IPAddress.IPv6Any);
            kind = isAny ? AddressKind.AnyIPv6 : AddressKind.IPv6;
            name = isAny ? "" : host.ToString();
        }
        else if (IsDottedQuad(host, out var isNumeric))
        {
            if (family == AddressFamily.InterNetworkV6) return "is no IPv6 address";
            isAny = host is "0.0.0.0";
            kind = isAny ? AddressKind.AnyIPv4 : AddressKind.IPv4;
            name = isAny ? "" : host.ToString();
        }
        else
        {
            if (isNumeric || !IsName(host)) return $"names no address: '{host}' is neither numeric nor a host name";
            kind = AddressKind.HostName;
            name = host.ToString();
        }
        // Connecting to nowhere in particular means connecting to where the client did.
        if (isAny && use == AddressUse.Server) kind = AddressKind.ClientDestination;
        return null;
    }

    private static string? Ports(ReadOnlySpan<char> text, AddressUse use, out int first, out int last, out bool isOffset)
    {
        first = last = 0;
        isOffset = false;
        if (text.IsEmpty) return use == AddressUse.Listen ? "has no port" : null;
        if (text[0] is '+' or '-')
        {
            if (use != AddressUse.Server) return "has a port offset, which only a server can have";
            isOffset = true;
            if (!TryPort(text[1..], out first)) return $"has the port offset '{text}', where +N or -N with N up to 65535 is expected";
            first = last = text[0] == '-' ? -first : first;
            return null;
        }
        var dash = text.IndexOf('-');
        if (dash >= 0 && use is not (AddressUse.Listen or AddressUse.SourceRange)) return "has a range of ports, where one port is expected";
        if (!TryPort(dash < 0 ? text : text[..dash], out first)) return $"has the port '{text}', where a number up to 65535 is expected";
        last = first;
        if (dash >= 0 && !TryPort(text[(dash + 1)..], out last)) return $"has the range of ports '{text}', where FIRST-LAST is expected";
        if (last < first) return $"has the range of ports '{text}', whose end is before its start";
        if (use == AddressUse.Listen && first == 0) return "has the port 0, where 1 to 65535 is expected";
        return null;
    }

    private static string? Abstract(ReadOnlySpan<char> name, bool isDatagram, AddressUse use, AddressKind kind, string text, out AddressConfig address)
    {
        address = new AddressConfig { Kind = kind, Host = name.ToString(), IsDatagram = isDatagram, Text = text };
        if (isDatagram && use != AddressUse.Log) return "is for datagrams, where a stream address is expected";
        return name.Length > LongestAbstractName ? $"has a name of more than {LongestAbstractName} characters" : null;
    }

    private static string? Descriptor(ReadOnlySpan<char> number, AddressKind kind, AddressUse use, string text, out AddressConfig address)
    {
        var isNumber = int.TryParse(number, System.Globalization.NumberStyles.None, null, out var descriptor);
        address = new AddressConfig { Kind = kind, Descriptor = descriptor, IsDatagram = use == AddressUse.Log, Text = text };
        if (!isNumber) return $"has the descriptor '{number}', where a number is expected";
        var isWelcome = kind == AddressKind.Descriptor ? use is AddressUse.Listen or AddressUse.Log : use is AddressUse.Listen or AddressUse.Server;
        return isWelcome ? null : "is an inherited descriptor, which can't stand here";
    }

    private static string? UnsupportedPrefix(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return at > 0 && text[..at] is "quic" or "quic4" or "quic6" or "mptcp" or "mptcp4" or "mptcp6" or "rev" or "rhttp" or "ring" or "backend"
            ? text[..(at + 1)].ToString()
            : null;
    }

    private static bool Take(ref ReadOnlySpan<char> text, string prefix)
    {
        if (!text.StartsWith(prefix)) return false;
        text = text[prefix.Length..];
        return true;
    }

    private static bool TryPort(ReadOnlySpan<char> text, out int port) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out port) && port <= 65535;

    /// <summary>Four decimal numbers; <paramref name="isNumeric"/> says that it looks like some, so that no name is meant.</summary>
    private static bool IsDottedQuad(ReadOnlySpan<char> text, out bool isNumeric)
    {
        var parts = 1;
        var (number, digits) = (0, 0);
        var isValid = true;
        isNumeric = true;
        foreach (var c in text)
        {
            if (c == '.')
            {
                parts++;
                isValid &= digits > 0;
                (number, digits) = (0, 0);
                continue;
            }
            isNumeric &= char.IsAsciiDigit(c);
            number = Math.Min(number * 10 + (c - '0'), 1000);
            isValid &= ++digits <= 3 && number <= 255;
        }
        // Fewer parts are a form that the resolver still reads as a number (127.1).
        isNumeric &= parts == 4;
        return isNumeric && isValid && digits > 0;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.')) return false;
        }
        return text.Length is > 0 and <= 253;
    }
}
