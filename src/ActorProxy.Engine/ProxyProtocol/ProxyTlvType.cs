namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The registered types of a version 2 header's extra fields (proxy-protocol.txt 2.2).</summary>
public enum ProxyTlvType : byte
{
    Alpn = 0x01,
    Authority = 0x02,
    Crc32C = 0x03,
    NoOperation = 0x04,
    UniqueId = 0x05,

    /// <summary>A <see cref="ProxyTlsInfo"/>; the <c>Ssl…</c> types stand inside its value.</summary>
    Ssl = 0x20,
    SslVersion = 0x21,
    SslCommonName = 0x22,
    SslCipher = 0x23,
    SslSignatureAlgorithm = 0x24,
    SslKeyAlgorithm = 0x25,
    NetworkNamespace = 0x30,
}
