using ActorProxy.Engine.ProxyProtocol;

namespace ActorProxy.Node.Samples;

/// <summary>HAProxy's numbers for what ends a connection before its session (configuration.txt, "fc_err_str").</summary>
internal static class HandshakeErrors
{
    public static int NumberOf(ProxyHeaderError error) => error switch
    {
        ProxyHeaderError.None or ProxyHeaderError.RefusedByRule => 0,
        ProxyHeaderError.ClosedBefore => 11,
        ProxyHeaderError.FailedBefore => 12,
        ProxyHeaderError.TimedOut => 13,
        ProxyHeaderError.BadLineEnd or ProxyHeaderError.TooLong or ProxyHeaderError.Truncated => 14,
        ProxyHeaderError.NoSignature => 15,
        ProxyHeaderError.UnknownProtocol => 17,
        _ => 16,
    };
}
