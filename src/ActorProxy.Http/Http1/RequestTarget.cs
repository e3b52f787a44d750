namespace ActorProxy.Http.Http1;

/// <summary>The target of a request, taken apart (RFC 9112 3.2). Slices of what was received; nothing is decoded.</summary>
public readonly ref struct RequestTarget
{
    private RequestTarget(ReadOnlySpan<byte> scheme, ReadOnlySpan<byte> authority, ReadOnlySpan<byte> pathAndQuery, bool hasAuthority)
    {
        Scheme = scheme;
        Authority = authority;
        PathAndQuery = pathAndQuery;
        HasAuthority = hasAuthority;
    }

    /// <summary>Empty unless the target is an absolute URI.</summary>
    public ReadOnlySpan<byte> Scheme { get; }

    /// <summary>With user and port as written.</summary>
    public ReadOnlySpan<byte> Authority { get; }

    /// <summary>From the slash on; empty when there is none.</summary>
    public ReadOnlySpan<byte> PathAndQuery { get; }

    /// <summary>The target names a host, though it may be an empty one.</summary>
    public bool HasAuthority { get; }

    /// <summary>Without the query.</summary>
    public ReadOnlySpan<byte> Path => PathAndQuery.IndexOf((byte)'?') is var end and >= 0 ? PathAndQuery[..end] : PathAndQuery;

    /// <summary>The host with its port, without a user.</summary>
    public ReadOnlySpan<byte> HostAndPort => Authority[(Authority.LastIndexOf((byte)'@') + 1)..];

    public static RequestTarget Read(ReadOnlySpan<byte> target, bool isConnect)
    {
        if (target is [(byte)'/', ..])
            return new RequestTarget(default, default, target, hasAuthority: false);
        if (isConnect)
            return new RequestTarget(default, target, default, hasAuthority: true);
        var colon = SchemeLength(target);
        if (colon <= 0 || !target[colon..].StartsWith("://"u8))
            return default;
        var rest = target[(colon + 3)..];
        var slash = rest.IndexOf((byte)'/');
        return slash < 0
            ? new RequestTarget(target[..colon], rest, default, hasAuthority: true)
            : new RequestTarget(target[..colon], rest[..slash], rest[slash..], hasAuthority: true);
    }

    /// <summary>How long the port is at the end of <c>host:port</c>, with its colon; 0 without one.</summary>
    public static int PortLength(ReadOnlySpan<byte> hostAndPort)
    {
        var start = hostAndPort.Length;
        while (start > 0 && hostAndPort[start - 1] is >= (byte)'0' and <= (byte)'9')
            start--;
        return start > 0 && hostAndPort[start - 1] == ':' ? hostAndPort.Length - start + 1 : 0;
    }

    /// <summary>Whether a port, with its colon, goes without saying: an empty one, or the scheme's own.</summary>
    public bool IsDefaultPort(ReadOnlySpan<byte> port, bool isConnect) =>
        port.Length == 1
        || (port.SequenceEqual(":80"u8) && (isConnect || System.Text.Ascii.EqualsIgnoreCase(Scheme, "http"u8)))
        || (port.SequenceEqual(":443"u8) && (isConnect || System.Text.Ascii.EqualsIgnoreCase(Scheme, "https"u8)));

    private static int SchemeLength(ReadOnlySpan<byte> target)
    {
        var length = 0;
        while (length < target.Length && (char.IsAsciiLetter((char)target[length]) || (length > 0 && (char.IsAsciiDigit((char)target[length]) || target[length] is (byte)'+' or (byte)'-' or (byte)'.'))))
            length++;
        return length;
    }
}
