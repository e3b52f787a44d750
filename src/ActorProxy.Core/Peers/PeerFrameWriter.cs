using System.Buffers.Binary;

namespace ActorProxy.Core.Peers;

/// <summary>Writes one message into a buffer: its head, then its parts, then <see cref="Finish"/>.</summary>
/// <remarks>What does not fit makes the whole message 0 bytes long, so that only its end has to be asked.</remarks>
public ref struct PeerFrameWriter
{
    /// <summary>Class, type and a length of one byte: nearly all messages are short, so that nothing has to be moved.</summary>
    private const int UsualHead = 3;

    private readonly Span<byte> _buffer;
    private int _offset;
    private bool _isFull;

    /// <param name="kind">One with a payload.</param>
    public PeerFrameWriter(Span<byte> buffer, PeerMessageKind kind)
    {
        _buffer = buffer;
        _offset = UsualHead;
        _isFull = buffer.Length < UsualHead;
        if (_isFull)
            return;
        buffer[0] = (byte)((int)kind >> 8);
        buffer[1] = (byte)kind;
    }

    /// <summary>Writes a message without a payload; 0 without room.</summary>
    public static int Write(Span<byte> buffer, PeerMessageKind kind)
    {
        if (buffer.Length < 2)
            return 0;
        buffer[0] = (byte)((int)kind >> 8);
        buffer[1] = (byte)kind;
        return 2;
    }

    public void Number(ulong value)
    {
        if (!_isFull && !PeerVarint.TryWrite(_buffer, ref _offset, value))
            _isFull = true;
    }

    /// <summary>Four bytes, the high one first.</summary>
    public void Fixed(uint value)
    {
        if (Take(4) is { IsEmpty: false } room)
            BinaryPrimitives.WriteUInt32BigEndian(room, value);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (Take(bytes.Length) is { IsEmpty: false } room)
            bytes.CopyTo(room);
    }

    /// <summary>The next bytes of the message, to be filled in; empty without room.</summary>
    public Span<byte> Take(int count)
    {
        if (_isFull || _buffer.Length - _offset < count)
        {
            _isFull = true;
            return default;
        }

        _offset += count;
        return _buffer.Slice(_offset - count, count);
    }

    /// <summary>Writes the length; returns the message's bytes, or 0 when it did not fit or is longer than any peer takes.</summary>
    public readonly int Finish()
    {
        var payload = _offset - UsualHead;
        if (_isFull || payload > PeerFrame.MostPayloadBytes)
            return 0;
        var head = 2 + PeerVarint.LengthOf((ulong)payload);
        if (head > UsualHead)
        {
            if (_buffer.Length < head + payload)
                return 0;
            _buffer.Slice(UsualHead, payload).CopyTo(_buffer[head..]);
        }

        var at = 2;
        PeerVarint.TryWrite(_buffer, ref at, (ulong)payload);
        return head + payload;
    }
}
