namespace ActorProxy.Config.Keywords.Known;

/// <summary>The words that HAProxy knows on a <c>bind</c> line.</summary>
internal static class KnownBindOptions
{
    public static readonly KnownNames Names = new(
        "accept-netscaler-cip accept-proxy allow-0rtt alpn backlog ca-file ca-ignore-err ca-sign-file ca-sign-pass ca-verify-file cc ciphers ciphersuites " +
        "client-sigalgs crl-file crt crt-ignore-err crt-list curves default-crt defer-accept ecdhe expose-fd force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 " +
        "force-tlsv13 generate-certificates gid group guid-prefix id idle-ping interface ktls label level maxconn mode mss name namespace nbconn nice no-alpn " +
        "no-ca-names no-sslv3 no-strict-sni no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 npn prefer-client-ciphers process proto quic-cc-algo " +
        "quic-force-retry quic-socket severity-output shards sigalgs ssl ssl-max-ver ssl-min-ver strict-sni tcp-md5sig tcp-ss tcp-ut tfo thread tls-ticket-keys " +
        "tls-tickets transparent uid user v4v6 v6only verify");
}
