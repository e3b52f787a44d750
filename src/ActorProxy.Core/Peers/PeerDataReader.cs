using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.Peers;

/// <summary>Reads an update's values one by one, by its sender's definition.</summary>
/// <remarks>
/// <c>while (reader.MoveNext())</c>, then <see cref="Type"/> and <see cref="Index"/> say what it is, and <see cref="Kind"/> which of
/// <see cref="Number"/>, <see cref="Rate"/> and <see cref="Word"/> has the value. A number of 32 bits is cut to them.
/// Ask <see cref="IsMalformed"/> at the end: what was read before is right all the same.
/// </remarks>
public ref struct PeerDataReader(ReadOnlySpan<byte> data, PeerTableDefinition table, ReceivedPeerWords words)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly ImmutableArray<PeerDataField> _fields = table.Fields;
    private int _offset;
    private int _field = -1;
    private int _left;

    public readonly StickDataType Type => _fields[_field].Type;

    public readonly StickDataKind Kind => _fields[_field].Kind;

    /// <summary>The sender's period of the rate.</summary>
    public readonly uint PeriodMs => _fields[_field].PeriodMs;

    /// <summary>Within an array; 0 for all others.</summary>
    public int Index { get; private set; }

    /// <summary>For <see cref="StickDataKind.SignedInteger"/> the sign is extended to all bits.</summary>
    public ulong Number { get; private set; }

    public PeerRate Rate { get; private set; }

    /// <summary>Null when the entry has none.</summary>
    public string? Word { get; private set; }

    public bool IsMalformed { get; private set; }

    /// <summary>What no value was read of so far: behind the last one, what a later version adds.</summary>
    public readonly ReadOnlySpan<byte> Rest => _data[_offset..];

    public bool MoveNext()
    {
        if (IsMalformed)
            return false;
        if (_left > 0)
        {
            Index++;
        }
        else
        {
            if (++_field >= _fields.Length)
                return false;
            _left = _fields[_field].Count;
            Index = 0;
        }

        _left--;
        if (TryReadValue())
            return true;
        IsMalformed = true;
        return false;
    }

    private bool TryReadValue()
    {
        ulong number;
        switch (Kind)
        {
            case StickDataKind.Rate:
                if (!PeerVarint.TryRead(_data, ref _offset, out number)
                    || !PeerVarint.TryRead(_data, ref _offset, out var current) || !PeerVarint.TryRead(_data, ref _offset, out var previous))
                {
                    return false;
                }

                Rate = new PeerRate(unchecked((uint)number), unchecked((uint)current), unchecked((uint)previous));
                return true;
            case StickDataKind.Word:
                if (!words.TryRead(_data, ref _offset, out var word))
                    return false;
                Word = word;
                return true;
            case StickDataKind.SignedInteger:
                if (!PeerVarint.TryRead(_data, ref _offset, out number))
                    return false;
                Number = unchecked((ulong)(long)(int)number);
                return true;
            case StickDataKind.UnsignedInteger:
                if (!PeerVarint.TryRead(_data, ref _offset, out number))
                    return false;
                Number = unchecked((uint)number);
                return true;
            default:
                if (!PeerVarint.TryRead(_data, ref _offset, out number))
                    return false;
                Number = number;
                return true;
        }
    }
}
