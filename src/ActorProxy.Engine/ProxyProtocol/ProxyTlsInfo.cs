using System.Buffers.Binary;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The client's TLS as the sender of the header saw it; absent parts are empty.</summary>
public readonly ref struct ProxyTlsInfo
{
    private const int FixedBytes = 5;
    private readonly ReadOnlySpan<byte> _parts;

    private ProxyTlsInfo(ProxyTlsClient client, uint verifyResult, ReadOnlySpan<byte> parts)
    {
        Client = client;
        VerifyResult = verifyResult;
        _parts = parts;
    }

    public ProxyTlsClient Client { get; }

    /// <summary>0 when the client presented a certificate and it was verified.</summary>
    public uint VerifyResult { get; }

    /// <summary>Such as <c>TLSv1.3</c>.</summary>
    public ReadOnlySpan<byte> Version => Find(ProxyTlvType.SslVersion);

    public ReadOnlySpan<byte> CommonName => Find(ProxyTlvType.SslCommonName);

    public ReadOnlySpan<byte> Cipher => Find(ProxyTlvType.SslCipher);

    public ReadOnlySpan<byte> SignatureAlgorithm => Find(ProxyTlvType.SslSignatureAlgorithm);

    public ReadOnlySpan<byte> KeyAlgorithm => Find(ProxyTlvType.SslKeyAlgorithm);

    internal static bool TryRead(ReadOnlySpan<byte> value, out ProxyTlsInfo tls)
    {
        tls = default;
        if (value.Length < FixedBytes)
            return false;
        ReadOnlySpan<byte> parts = value[FixedBytes..];
        var reader = new ProxyTlvReader(parts);
        while (reader.MoveNext())
        {
        }

        if (reader.IsMalformed)
            return false;
        tls = new ProxyTlsInfo((ProxyTlsClient)value[0], BinaryPrimitives.ReadUInt32BigEndian(value[1..]), parts);
        return true;
    }

    private ReadOnlySpan<byte> Find(ProxyTlvType type)
    {
        foreach (ProxyTlv part in new ProxyTlvReader(_parts))
        {
            if (part.Type == type)
                return part.Value;
        }

        return default;
    }
}
