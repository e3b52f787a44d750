using System.Runtime.CompilerServices;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables;

/// <summary>Where the parts of a table's entries stand: the header, the key, and each stored value.</summary>
/// <remarks>Every entry of a table takes the same number of bytes, so that a removed entry's place fits the next one.</remarks>
public sealed class StickLayout
{
    private const int LengthBytes = 2;

    private readonly StickField[] first = new StickField[StickDataInfo.All.Length];
    private readonly int[] counts = new int[StickDataInfo.All.Length];

    public StickLayout(StickTableDefinition definition)
    {
        IsText = definition.KeyType == StickKeyType.String;
        KeyLength = definition.KeyLength;
        KeyOffset = Unsafe.SizeOf<EntryHeader>();
        var offset = KeyOffset + KeyLength + (IsText ? LengthBytes : 0);
        foreach (var store in definition.Stores)
        {
            var info = StickDataInfo.Of(store.Type);
            offset = Align(offset, info.Kind == StickDataKind.UnsignedLong ? 8 : 4);
            first[(int)store.Type] = new StickField(offset, info.Kind, (uint)store.Period.TotalMilliseconds);
            counts[(int)store.Type] = store.Count;
            offset += store.Count * StickField.SizeOf(info.Kind);
        }

        EntryBytes = Align(offset, 8);
    }

    /// <summary>Keys are of different lengths, and their length stands before them.</summary>
    public bool IsText { get; }

    /// <summary>Most bytes of a key.</summary>
    public int KeyLength { get; }
    public int KeyOffset { get; }

    /// <summary>Bytes of one entry with all its parts.</summary>
    public int EntryBytes { get; }

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

    /// <summary>How many values of that type an entry has; 0 for a type that is not stored.</summary>
    public int Count(StickDataType type) => counts[(int)type];

    private static int Align(int offset, int bytes) => (offset + bytes - 1) / bytes * bytes;
}
