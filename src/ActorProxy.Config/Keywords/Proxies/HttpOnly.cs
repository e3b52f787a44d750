using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Keywords that HAProxy reads and leaves aside in <c>mode tcp</c>: one finding for each says so.</summary>
internal static class HttpOnly
{
    public static bool IsKeyword(ReadOnlySpan<char> name) =>
        name is "errorfile" or "errorfiles" or "errorloc" or "errorloc302" or "errorloc303" or "http-reuse" or "http-send-name-header" or "max-keep-alive-queue" or "max-session-srv-conns";

    public static bool IsOption(ReadOnlySpan<char> name) => name is
        "forwardfor" or "forwarded" or "originalto" or "original-to" or "httpclose" or "http-server-close" or "http-keep-alive" or "http-no-delay"
        or "http-pretend-keepalive" or "http-use-proxy-header" or "http-buffer-request" or "http-ignore-probes" or "http-restrict-req-hdr-names"
        or "http-drop-request-trailers" or "http-drop-response-trailers" or "checkcache" or "prefer-last-server" or "idle-close-on-response"
        or "disable-h2-upgrade" or "h1-case-adjust-bogus-client" or "h1-case-adjust-bogus-server" or "accept-invalid-http-request"
        or "accept-invalid-http-response" or "accept-unsafe-violations-in-http-request" or "accept-unsafe-violations-in-http-response";

    /// <summary>Says once that the keyword has no effect; as a warning where HAProxy warns.</summary>
    public static void Report(ProxyDraft draft, Statement statement, string name)
    {
        if (!draft.Load.Noticed.Add(name)) return;
        var isSilent = name.StartsWith("timeout ", StringComparison.Ordinal) || IsKeyword(name)
            || name is "option httpclose" or "option http-server-close" or "option http-keep-alive" or "option http-no-delay";
        statement.Report(isSilent ? Severity.Notice : Severity.Warning, statement.Keyword.Column, $"'{name}' is for HTTP and has no effect in mode tcp");
    }
}
