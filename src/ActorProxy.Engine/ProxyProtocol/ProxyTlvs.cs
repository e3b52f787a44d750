namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>The extra fields of one header, kept for rules that read them later; checked whole by the parser.</summary>
public readonly struct ProxyTlvs(ReadOnlyMemory<byte> vector)
{
    /// <summary>The fields as they came, lengths and all.</summary>
    public ReadOnlyMemory<byte> Vector { get; } = vector;

    public bool IsEmpty => Vector.IsEmpty;

    public ProxyTlvReader GetEnumerator() => new(Vector.Span);

    /// <summary>Finds a field's value; of several, the last, as HAProxy takes it.</summary>
    public bool TryFind(ProxyTlvType type, out ReadOnlySpan<byte> value)
    {
        bool found = false;
        value = default;
        foreach (ProxyTlv field in this)
        {
            if (field.Type != type)
                continue;
            found = true;
            value = field.Value;
        }

        return found;
    }

    /// <summary>As <see cref="TryFind"/>, as a slice of <see cref="Vector"/> that may be kept.</summary>
    public bool TryLocate(ProxyTlvType type, out ReadOnlyMemory<byte> value)
    {
        value = default;
        return TryFind(type, out var span) && Locate(span, out value);
    }

    /// <summary>As above, of several fields of that type the one at a place from 0.</summary>
    public bool TryLocate(ProxyTlvType type, int place, out ReadOnlyMemory<byte> value)
    {
        foreach (var field in this)
        {
            if (field.Type == type && place-- == 0)
                return Locate(field.Value, out value);
        }

        value = default;
        return false;
    }

    /// <summary>Reads the field that describes the client's TLS; false when there is none or it is malformed.</summary>
    public bool TryFindTls(out ProxyTlsInfo tls)
    {
        tls = default;
        return TryFind(ProxyTlvType.Ssl, out ReadOnlySpan<byte> value) && ProxyTlsInfo.TryRead(value, out tls);
    }

    private bool Locate(ReadOnlySpan<byte> field, out ReadOnlyMemory<byte> value)
    {
        value = field.IsEmpty ? default : Vector.Slice(Vector.Span.Overlaps(field, out var offset) ? offset : 0, field.Length);
        return true;
    }
}
