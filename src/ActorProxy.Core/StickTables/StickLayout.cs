using System.Runtime.CompilerServices;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables;

/// <summary>Where the parts of a table's entries stand: the header, the key, and each stored value.</summary>
/// <remarks>
/// Every entry of a table takes the same number of bytes, so that a removed entry's place fits the next one. In an aggregated table the values stand there
/// once for this node, and then once with a version for each other one, and for the process that was this node before.
/// </remarks>
public sealed class StickLayout
{
    private const int LengthBytes = 2;
    private const int VersionBytes = 8;

    private readonly StickField[] first = new StickField[StickDataInfo.All.Length];
    private readonly int[] counts = new int[StickDataInfo.All.Length];
    private readonly int ownBytes;
    private readonly int firstContribution;

    public StickLayout(StickTableDefinition definition)
    {
        IsText = definition.KeyType == StickKeyType.String;
        // Text has its length in two bytes in front. No longer key can come: no buffer holds one.
        KeyLength = IsText ? Math.Min(definition.KeyLength, ushort.MaxValue) : definition.KeyLength;
        KeyOffset = Unsafe.SizeOf<EntryHeader>();
        var offset = KeyOffset + KeyLength + (IsText ? LengthBytes : 0);
        if (definition.IsStamped)
        {
            StampOffset = Align(offset, 8);
            offset = StampOffset + StickStamp.Bytes;
        }

        if (definition.IsAggregate)
            offset = Align(offset, 8);
        var begin = offset;
        foreach (var store in definition.Stores)
        {
            var info = StickDataInfo.Of(store.Type);
            offset = Align(offset, info.Kind == StickDataKind.UnsignedLong ? 8 : 4);
            var sums = !definition.IsAggregate || info.IsAsIs ? StickSums.None : info.IsLocal ? StickSums.Present : StickSums.Counted;
            first[(int)store.Type] = new StickField(offset, info.Kind, (uint)store.Period.TotalMilliseconds, sums);
            counts[(int)store.Type] = store.Count;
            offset += store.Count * StickField.SizeOf(info.Kind);
        }

        if (definition.IsAggregate)
        {
            Contributors = definition.Others.Length + 1;
            firstContribution = Align(offset, 8);
            ownBytes = firstContribution - begin;
            offset = firstContribution + ((ownBytes + VersionBytes) * Contributors);
        }

        EntryBytes = Align(offset, 8);
    }

    /// <summary>Where a key's <see cref="StickStamp"/> stands; 0 in a table without.</summary>
    public int StampOffset { get; }

    /// <summary>How many have contributed to an entry besides this process; 0 in a table that is not aggregated.</summary>
    public int Contributors { get; }

    /// <summary>The last contributor: the process of this node before this one, of which the other nodes tell.</summary>
    public int FormerSelf => Contributors - 1;

    /// <summary>Keys are of different lengths, and their length stands before them.</summary>
    public bool IsText { get; }

    /// <summary>Most bytes of a key.</summary>
    public int KeyLength { get; }
    public int KeyOffset { get; }

    /// <summary>Bytes of one entry with all its parts.</summary>
    public int EntryBytes { get; }

    /// <summary>Another table's key of the same type in this one's form: text and blocks are cut, shorter blocks are padded with zeros.</summary>
    /// <param name="room">For a padded key; may be where the key stands already.</param>
    public ReadOnlySpan<byte> Fit(ReadOnlySpan<byte> key, Span<byte> room)
    {
        if (IsText || key.Length >= KeyLength)
            return key[..Math.Min(key.Length, KeyLength)];
        key.CopyTo(room);
        room[key.Length..KeyLength].Clear();
        return room[..KeyLength];
    }

    /// <summary>The place of a value; one that is not stored has <see cref="StickField.IsStored"/> false.</summary>
    /// <param name="index">Into an array type; 0 for all others.</param>
    public StickField Field(StickDataType type, int index = 0)
    {
        if (index == 0)
            return first[(int)type];
        if ((uint)index >= (uint)counts[(int)type])
            return default;
        var field = first[(int)type];
        return field with { Offset = field.Offset + (index * field.Bytes) };
    }

    /// <summary>The place of another one's contribution to a value.</summary>
    /// <param name="contributor">From 0 on: the index into <see cref="StickTableDefinition.Others"/>, or <see cref="FormerSelf"/>.</param>
    public StickField Of(int contributor, in StickField field) => field with { Offset = field.Offset + ownBytes + VersionBytes + ((ownBytes + VersionBytes) * contributor) };

    /// <summary>Where the version of a contribution stands, in front of it; see <see cref="StickEntry.Version"/>.</summary>
    internal int VersionOffset(int contributor) => firstContribution + ((ownBytes + VersionBytes) * contributor);

    /// <summary>How many values of that type an entry has; 0 for a type that is not stored.</summary>
    public int Count(StickDataType type) => counts[(int)type];

    private static int Align(int offset, int bytes) => (offset + bytes - 1) / bytes * bytes;
}
