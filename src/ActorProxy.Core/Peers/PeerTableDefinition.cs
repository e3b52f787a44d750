using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Peers;

/// <summary>What a sender says of a table before its updates: how they are numbered, keyed and laid out.</summary>
/// <remarks>Updates are read by their sender's definition, whatever the local table stores.</remarks>
public sealed record PeerTableDefinition
{
    public const int MostNameBytes = 1024;
    public const int MostKeyBytes = PeerFrame.MostPayloadBytes;
    public const int MostElements = 100;

    /// <summary>The sender's number for the table, in this session and direction.</summary>
    public required uint Id { get; init; }

    /// <summary>The proxy's name, or <c>/name</c> of a table of a <c>peers</c> section.</summary>
    public required string Name { get; init; }

    public required StickKeyType KeyType { get; init; }

    /// <summary>Bytes of a key on the wire: for text one more than it can have.</summary>
    public required int KeyLength { get; init; }

    /// <summary>0 for entries that never expire.</summary>
    public uint ExpireMs { get; init; }

    /// <summary>What each update carries, in the order of the types' numbers.</summary>
    public ImmutableArray<PeerDataField> Fields { get; init; } = [];

    /// <summary>What stands behind the values in a node's updates; nothing in those of other peers.</summary>
    public NodeTableFlags Flags { get; init; }

    /// <summary>False for one of which updates can't be read: an unknown type of keys, an array of unknown length. They are passed over, which is no error.</summary>
    public bool IsUsable { get; init; } = true;

    /// <summary>The definition of a local table.</summary>
    public static PeerTableDefinition Of(StickTableDefinition table, uint id) => new()
    {
        Id = id,
        Name = table.WireName,
        KeyType = table.KeyType,
        KeyLength = table.KeyType == StickKeyType.String ? table.KeyLength + 1 : table.KeyLength,
        ExpireMs = (uint)Math.Min(table.ExpireMs, uint.MaxValue),
        Fields = [.. table.Stores.Select(static store => new PeerDataField(store.Type, StickDataInfo.Of(store.Type).Kind, store.Count, (uint)store.Period.TotalMilliseconds))],
    };

    /// <summary>Null for a payload that is cut or beyond the limits: a protocol error.</summary>
    public static PeerTableDefinition? TryRead(ReadOnlySpan<byte> payload)
    {
        var offset = 0;
        if (!PeerVarint.TryRead(payload, ref offset, out var id) || id > uint.MaxValue
            || !PeerVarint.TryRead(payload, ref offset, out var nameLength) || nameLength is 0 or > MostNameBytes || payload.Length - offset < (int)nameLength)
        {
            return null;
        }

        var name = Encoding.UTF8.GetString(payload.Slice(offset, (int)nameLength));
        offset += (int)nameLength;
        if (!PeerVarint.TryRead(payload, ref offset, out var keyType) || !PeerVarint.TryRead(payload, ref offset, out var keyLength)
            || !PeerVarint.TryRead(payload, ref offset, out var types) || !PeerVarint.TryRead(payload, ref offset, out var expire))
        {
            return null;
        }

        var fields = ReadFields(payload, ref offset, types);
        var flags = fields is not null && PeerVarint.TryRead(payload, ref offset, out var found) ? (NodeTableFlags)(byte)found : NodeTableFlags.None;
        return new PeerTableDefinition
        {
            Id = (uint)id,
            Name = name,
            KeyType = (StickKeyType)(int)Math.Min(keyType, int.MaxValue),
            KeyLength = (int)Math.Min(keyLength, int.MaxValue),
            ExpireMs = (uint)Math.Min(expire, uint.MaxValue),
            Fields = fields ?? [],
            Flags = flags,
            IsUsable = fields is not null && IsKey(keyType, keyLength),
        };
    }

    /// <summary>Writes the whole message; returns its bytes, 0 without room.</summary>
    public int Write(Span<byte> buffer)
    {
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.TableDefinition);
        writer.Number(Id);
        var nameLength = Encoding.UTF8.GetByteCount(Name);
        writer.Number((ulong)nameLength);
        if (writer.Take(nameLength) is { IsEmpty: false } room)
            Encoding.UTF8.GetBytes(Name, room);
        writer.Number((ulong)KeyType);
        writer.Number((ulong)KeyLength);
        var types = 0UL;
        foreach (var field in Fields)
            types |= 1UL << (int)field.Type;
        writer.Number(types);
        writer.Number(ExpireMs);
        foreach (var field in Fields)
        {
            var info = StickDataInfo.Of(field.Type);
            if (!info.IsArray && field.Kind != StickDataKind.Rate)
                continue;
            writer.Number((ulong)field.Type);
            if (info.IsArray)
                writer.Number((ulong)field.Count);
            if (field.Kind == StickDataKind.Rate)
                writer.Number(field.PeriodMs);
        }

        if (Flags != NodeTableFlags.None)
            writer.Number((ulong)Flags);
        return writer.Finish();
    }

    private static bool IsKey(ulong type, ulong length) => (StickKeyType)type switch
    {
        StickKeyType.Integer or StickKeyType.IPv4 => length == 4,
        StickKeyType.IPv6 => length == 16,
        StickKeyType.String => length is > 1 and <= MostKeyBytes,
        StickKeyType.Binary => length is > 0 and <= MostKeyBytes,
        _ => false,
    };

    /// <summary>Null without the length of an array. A type that is not known ends the list: its values can't be read, and stand behind all others.</summary>
    private static ImmutableArray<PeerDataField>? ReadFields(ReadOnlySpan<byte> parameters, ref int offset, ulong types)
    {
        var fields = ImmutableArray.CreateBuilder<PeerDataField>(StickDataInfo.All.Length);
        foreach (var info in StickDataInfo.All)
        {
            if ((types & (1UL << (int)info.Type)) == 0)
                continue;
            var count = 1UL;
            var period = 0UL;
            if (info.IsArray || info.Kind == StickDataKind.Rate)
            {
                var at = offset;
                var isThere = PeerVarint.TryRead(parameters, ref at, out var type) && type == (ulong)info.Type
                    && (!info.IsArray || PeerVarint.TryRead(parameters, ref at, out count))
                    && (info.Kind != StickDataKind.Rate || PeerVarint.TryRead(parameters, ref at, out period));
                if (isThere)
                    offset = at;
                else if (info.IsArray)
                    return null;
                if (count is 0 or > MostElements)
                    return null;
            }

            fields.Add(new PeerDataField(info.Type, info.Kind, (int)count, (uint)Math.Min(period, uint.MaxValue)));
        }

        return fields.DrainToImmutable();
    }
}
