namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Keywords that HAProxy removed, with what took their place.</summary>
internal static class RetiredKeywords
{
    public static string? Replacement(ReadOnlySpan<char> name) => name switch
    {
        "clitimeout" => "timeout client",
        "srvtimeout" => "timeout server",
        "contimeout" => "timeout connect",
        "redispatch" => "option redispatch",
        "monitor-net" => "http-request return status 200 if { src ADDRESS }",
        "block" => "http-request deny",
        "reqrep" or "reqadd" => "http-request",
        "rsprep" or "rspadd" => "http-response",
        "appsession" => "cookie",
        _ => null,
    };
}
