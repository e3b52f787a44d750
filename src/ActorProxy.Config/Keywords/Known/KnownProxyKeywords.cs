namespace ActorProxy.Config.Keywords.Known;

/// <summary>HAProxy's keywords of <c>defaults</c>, <c>frontend</c>, <c>backend</c> and <c>listen</c> sections.</summary>
internal static class KnownProxyKeywords
{
    public static readonly KnownNames Names = new(
        "acl appsession backlog balance be-unpublished bind bind-process block capture clitcpka-cnt clitcpka-idle clitcpka-intvl clitimeout compression " +
        "contimeout cookie crt declare default-server default_backend description disabled dispatch dynamic-cookie-key email-alert enabled error-log-format " +
        "errorfile errorfiles errorloc errorloc302 errorloc303 external-check filter filter-sequence force-be-switch force-persist fullconn guid " +
        "hash-balance-factor hash-preserve-affinity hash-type http-after-response http-check http-error http-request http-response http-reuse " +
        "http-send-name-header id ignore-persist load-server-state-from-file log log-format log-format-sd log-steps log-tag max-keep-alive-queue " +
        "max-session-srv-conns maxconn mode monitor monitor-net monitor-uri option persist quic-initial rate-limit redirect reqadd reqrep retries retry-on " +
        "rspadd rsprep server server-state-file-name server-template source srvtcpka-cnt srvtcpka-idle srvtcpka-intvl srvtimeout ssl-f-use stats stick " +
        "stick-table tcp-check tcp-request tcp-response timeout transparent unique-id-format unique-id-header use-fcgi-app use-server use_backend usesrc");
}
