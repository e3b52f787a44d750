using System.Buffers.Binary;

namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>Walks a vector of type-length-value fields, to be used in <c>foreach</c>.</summary>
/// <remarks>Stops at a field that does not fit; <see cref="IsMalformed"/> tells that from the end.</remarks>
public ref struct ProxyTlvReader(ReadOnlySpan<byte> vector)
{
    internal const int FieldHeaderBytes = 3;
    private ReadOnlySpan<byte> _rest = vector;

    public ProxyTlv Current { get; private set; }

    /// <summary>Whether the walk stopped before bytes that are no whole field.</summary>
    public bool IsMalformed { get; private set; }

    public readonly ProxyTlvReader GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
            return false;
        int end = _rest.Length < FieldHeaderBytes ? int.MaxValue : FieldHeaderBytes + BinaryPrimitives.ReadUInt16BigEndian(_rest[1..]);
        if (end > _rest.Length)
        {
            IsMalformed = true;
            return false;
        }

        Current = new ProxyTlv((ProxyTlvType)_rest[0], _rest[FieldHeaderBytes..end]);
        _rest = _rest[end..];
        return true;
    }
}
