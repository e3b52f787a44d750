namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>What the client did, in the first byte of the header's TLS field (proxy-protocol.txt 2.2.6).</summary>
[Flags]
public enum ProxyTlsClient : byte
{
    None = 0,
    Tls = 1,
    CertificateOnConnection = 2,
    CertificateInSession = 4,
}
