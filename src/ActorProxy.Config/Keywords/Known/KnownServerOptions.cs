namespace ActorProxy.Config.Keywords.Known;

/// <summary>The words that HAProxy knows on a <c>server</c> line.</summary>
internal static class KnownServerOptions
{
    public static readonly KnownNames Names = new(
        "addr agent-addr agent-check agent-inter agent-port agent-send allow-0rtt alpn backup ca-file cc check check-alpn check-pool-conn-name check-proto " +
        "check-reuse-pool check-send-proxy check-sni check-sni-auto check-ssl check-via-socks4 ciphers ciphersuites client-sigalgs cookie crl-file crt curves " +
        "disabled downinter enabled error-limit fall fastinter force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13 guid hash-key healthcheck id " +
        "idle-ping init-addr init-state inter ktls log-bufsize log-proto max-reuse maxconn maxqueue minconn namespace no-agent-check no-backup no-check " +
        "no-check-reuse-pool no-check-send-proxy no-check-sni-auto no-check-ssl no-renegotiate no-send-proxy no-send-proxy-v2 no-send-proxy-v2-ssl " +
        "no-send-proxy-v2-ssl-cn no-sni-auto no-ssl no-ssl-reuse no-sslv3 no-tfo no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 non-stick npn observe " +
        "on-error on-marked-down on-marked-up pool-conn-name pool-low-conn pool-max-conn pool-purge-delay port proto proxy-v2-options redir renegotiate " +
        "resolve-net resolve-opts resolve-prefer resolvers rise send-proxy send-proxy-v2 send-proxy-v2-ssl send-proxy-v2-ssl-cn set-proxy-v2-tlv-fmt shard " +
        "sigalgs slowstart sni sni-auto socks4 source ssl ssl-max-ver ssl-min-ver ssl-reuse stick strict-maxconn tcp-md5sig tcp-ut tfo tls-tickets track usesrc " +
        "verify verifyhost weight ws");
}
