namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>One type-length-value field of a version 2 header.</summary>
public readonly ref struct ProxyTlv(ProxyTlvType type, ReadOnlySpan<byte> value)
{
    public ProxyTlvType Type { get; } = type;

    public ReadOnlySpan<byte> Value { get; } = value;
}
