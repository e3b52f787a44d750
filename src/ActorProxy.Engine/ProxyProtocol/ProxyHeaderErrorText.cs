namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The phrases that HAProxy's log has for a refused header; tools that watch its log know them.</summary>
public static class ProxyHeaderErrorText
{
    public static string Phrase(this ProxyHeaderError error) => error switch
    {
        ProxyHeaderError.None => "Success",
        ProxyHeaderError.NoSignature => "Received something which does not look like a PROXY protocol header",
        ProxyHeaderError.UnknownProtocol => "Received an unhandled protocol in the PROXY protocol header",
        ProxyHeaderError.BadLineEnd or ProxyHeaderError.TooLong or ProxyHeaderError.Truncated => "Truncated PROXY protocol header received",
        ProxyHeaderError.ClosedBefore => "Connection closed while waiting for PROXY protocol header",
        ProxyHeaderError.FailedBefore => "Connection error while waiting for PROXY protocol header",
        ProxyHeaderError.TimedOut => "Timeout while waiting for PROXY protocol header",
        ProxyHeaderError.RefusedByRule => "Refused by a rule",
        _ => "Received an invalid PROXY protocol header",
    };
}
