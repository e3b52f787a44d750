using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>What a snapshot says of its table before the first entry.</summary>
internal sealed record SnapshotHead
{
    private const uint MostNameBytes = 4096;
    private const uint MostKeyBytes = 1 << 20;

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the process began that wrote it: of two that have the same file for a while, the later one's is the one to keep.</summary>
    public required DateTimeOffset WriterBegan { get; init; }

    /// <summary>For whoever looks into the file: a table that was renamed still gets its entries.</summary>
    public required string Name { get; init; }

    public required StickKeyType KeyType { get; init; }

    public required int KeyLength { get; init; }

    /// <summary>0: the entries live for ever.</summary>
    public required long ExpireMs { get; init; }

    /// <summary>In the order of an entry's values.</summary>
    public required ImmutableArray<SnapshotColumn> Columns { get; init; }

    /// <summary>What of the table is kept: how many connections there are now is nobody's business after them.</summary>
    public static SnapshotHead Of(StickTableDefinition table, DateTimeOffset now, DateTimeOffset writerBegan) => new()
    {
        WrittenAt = now,
        WriterBegan = writerBegan,
        Name = table.Name,
        KeyType = table.KeyType,
        KeyLength = table.KeyLength,
        ExpireMs = table.ExpireMs,
        Columns =
        [
            .. from store in table.Stores
               let info = StickDataInfo.Of(store.Type)
               where !info.IsLocal
               select new SnapshotColumn((uint)store.Type, info.Kind, store.Count, (uint)store.Period.TotalMilliseconds),
            .. table.IsStamped ? [new SnapshotColumn(SnapshotFormat.StampColumn, StickDataKind.UnsignedLong, SnapshotFormat.StampValues, 0)] : Array.Empty<SnapshotColumn>(),
        ],
    };

    public void Write(SnapshotEncoder encoder)
    {
        encoder.Fixed(WrittenAt.ToUnixTimeMilliseconds());
        encoder.Text(Name);
        encoder.Number((uint)KeyType);
        encoder.Number((uint)KeyLength);
        encoder.Number((ulong)ExpireMs);
        encoder.Number((uint)Columns.Length);
        foreach (var column in Columns)
        {
            encoder.Number(column.Type);
            encoder.Number((uint)column.Kind);
            encoder.Number((uint)column.Count);
            encoder.Number(column.PeriodMs);
        }

        encoder.Fixed(WriterBegan.ToUnixTimeMilliseconds());
    }

    /// <summary>Reads a whole part; null when it is none of these.</summary>
    public static SnapshotHead? Read(SnapshotDecoder part)
    {
        var writtenAt = part.Fixed();
        var name = Encoding.UTF8.GetString(part.Text(MostNameBytes));
        var keyType = (StickKeyType)part.Number(byte.MaxValue);
        var keyLength = (int)part.Number(MostKeyBytes);
        var expireMs = part.Number();
        var columns = ImmutableArray.CreateBuilder<SnapshotColumn>();
        for (var count = part.Number(SnapshotFormat.MostColumns); count > 0 && !part.HasFailed; count--)
            columns.Add(new SnapshotColumn(part.Number(uint.MaxValue), (StickDataKind)part.Number((uint)StickDataKind.Word), (int)part.Number(SnapshotFormat.MostValues), part.Number(uint.MaxValue)));
        var writerBegan = part.IsAtEnd ? 0 : part.Fixed();
        if (part.HasFailed || !part.IsAtEnd || !Enum.IsDefined(keyType) || keyLength == 0 || expireMs > long.MaxValue || columns.Sum(static column => column.Count) > SnapshotFormat.MostValues
            || !IsTime(writtenAt) || !IsTime(writerBegan))
            return null;
        return new SnapshotHead
        {
            WrittenAt = DateTimeOffset.FromUnixTimeMilliseconds(writtenAt),
            WriterBegan = DateTimeOffset.FromUnixTimeMilliseconds(writerBegan),
            Name = name,
            KeyType = keyType,
            KeyLength = keyLength,
            ExpireMs = (long)expireMs,
            Columns = columns.ToImmutable(),
        };
    }

    private static bool IsTime(long unixMs) => unixMs >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && unixMs <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
