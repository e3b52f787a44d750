using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>Reads the values of a node's update one after the other. Behind the end all are 0: ask <see cref="IsCut"/> once.</summary>
internal ref struct NodeValueReader(ReadOnlySpan<byte> data, ReceivedPeerWords words)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly ReceivedPeerWords _words = words;
    private int _offset;

    public bool IsCut { get; private set; }

    /// <summary>Bytes read so far.</summary>
    public readonly int Consumed => _offset;

    public void Read(StickDataKind kind, out NodeValue value)
    {
        value = default;
        switch (kind)
        {
            case StickDataKind.Rate:
                value.Rate = new PeerRate(unchecked((uint)Number()), unchecked((uint)Number()), unchecked((uint)Number()));
                break;
            case StickDataKind.Word:
                IsCut |= !_words.TryRead(_data, ref _offset, out value.Word);
                break;
            case StickDataKind.UnsignedLong:
                value.Number = Number();
                break;
            case StickDataKind.SignedInteger:
                value.Number = unchecked((ulong)(int)Number());
                break;
            default:
                value.Number = unchecked((uint)Number());
                break;
        }
    }

    public ulong Number()
    {
        if (!IsCut && PeerVarint.TryRead(_data, ref _offset, out var number))
            return number;
        IsCut = true;
        return 0;
    }

    /// <summary>A stamp's time, which is never below 0.</summary>
    public long Time() => (long)(Number() & long.MaxValue);

    public uint Node()
    {
        if (IsCut || !BinaryPrimitives.TryReadUInt32BigEndian(_data[_offset..], out var node))
        {
            IsCut = true;
            return 0;
        }

        _offset += 4;
        return node;
    }

    public StickStamp Stamp()
    {
        var epoch = unchecked((uint)Number());
        return epoch == 0 ? default : new StickStamp(epoch, Node(), Time());
    }
}
