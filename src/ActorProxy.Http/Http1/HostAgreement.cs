namespace ActorProxy.Http.Http1;

/// <summary>Whether Host and the target name the same host (RFC 9112 3.2.2).</summary>
internal static class HostAgreement
{
    /// <param name="port">How many bytes at the end of the host are a port that goes without saying.</param>
    public static bool Agrees(ReadOnlySpan<byte> host, ReadOnlySpan<byte> target, bool isConnect, out int port)
    {
        port = 0;
        if (target is [(byte)'/', ..] or [(byte)'*'])
            return true;
        var parts = RequestTarget.Read(target, isConnect);
        if (!parts.HasAuthority)
            return false;
        var named = parts.HostAndPort;
        if (System.Text.Ascii.EqualsIgnoreCase(host, named))
        {
            if (isConnect && RequestTarget.PortLength(host) is var length and > 1 && parts.IsDefaultPort(host[^length..], isConnect))
                port = length;
            return true;
        }

        var ofHost = RequestTarget.PortLength(host);
        var ofTarget = RequestTarget.PortLength(named);
        if (!System.Text.Ascii.EqualsIgnoreCase(host[..^ofHost], named[..^ofTarget]))
            return false;

        // Two ports are compared as written: only one that is left out is the same as the scheme's.
        if (ofHost > 1 && ofTarget > 1)
            return false;
        return (ofHost <= 1 || parts.IsDefaultPort(host[^ofHost..], isConnect)) && (ofTarget <= 1 || parts.IsDefaultPort(named[^ofTarget..], isConnect));
    }

    /// <summary>Whether the target of CONNECT is a host and a port.</summary>
    public static bool IsConnectTarget(ReadOnlySpan<byte> target) =>
        RequestTarget.PortLength(target) > 1 && target.Length > RequestTarget.PortLength(target) && !target.Contains((byte)'/');
}
