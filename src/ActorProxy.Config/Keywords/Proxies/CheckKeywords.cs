using ActorProxy.Config.Keywords.Checks;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What checks say and hear: <c>tcp-check</c>, <c>http-check</c>, <c>external-check</c>.</summary>
internal static class CheckKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("tcp-check", ProxySides.Backend, TcpCheckLine.Parse),
        new("http-check", ProxySides.Backend, HttpCheckLine.Parse),
        new("external-check", ProxySides.Backend, ExternalCheckLine.Parse),
    ];
}
