using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Hashing;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>Fills a new table from a snapshot's bytes, as they come; what the file's table and this one both store is kept.</summary>
/// <remarks>For a table that nobody uses yet: a file that turns out to be damaged behind its first entries leaves it empty.</remarks>
public sealed class StickSnapshotReader(StickTable table, long nowMs, DateTimeOffset now)
{
    /// <summary>Anything that a peer tells of is newer.</summary>
    private const long OldestVersion = 1;

    private readonly List<string> words = [];
    private readonly List<(StickDataKind Kind, StickField Field)> values = [];
    private SnapshotHead? head;
    private int stampAt = -1;
    private byte[] key = [];
    private long[] numbers = [];
    private RateWindow[] windows = [];
    private long position;
    private long met;
    private long awayMs;
    private bool hasEnded;

    /// <summary>Why the file is not taken, as the end of a sentence about it; null while there is no reason.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Entries that are in the table now.</summary>
    public long Loaded { get; private set; }

    /// <summary>Entries whose life has ended since the file was written.</summary>
    public long Expired { get; private set; }

    /// <summary>The most bytes that <see cref="WriterBegan"/> looks at.</summary>
    public const int MostHeadBytes = 16 * 1024;

    /// <summary>When the process began that wrote a file, by the file's first bytes; null for what is no snapshot.</summary>
    public static DateTimeOffset? WriterBegan(ReadOnlySpan<byte> beginning)
    {
        if (!beginning.StartsWith(SnapshotFormat.Magic) || beginning.Length < SnapshotFormat.PreambleBytes + SnapshotFormat.PartHeadBytes)
            return null;
        var part = beginning[SnapshotFormat.PreambleBytes..];
        var length = BinaryPrimitives.ReadUInt32LittleEndian(part);
        part = part[SnapshotFormat.PartHeadBytes..];
        return length > 0 && length <= part.Length && part[0] == (byte)SnapshotPartKind.Head ? SnapshotHead.Read(new SnapshotDecoder(part[1..(int)length]))?.WriterBegan : null;
    }

    /// <summary>Takes whole parts out of the bytes that have come; the rest is to be given again, with more behind it.</summary>
    /// <returns>How many bytes were taken.</returns>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        var taken = 0;
        while (Refusal is null && ReadPart(bytes[taken..]) is var length and > 0)
        {
            taken += length;
            position += length;
        }

        return taken;
    }

    /// <summary>There are no more bytes than these, which <see cref="Read"/> has left. Says whether the table is filled now; else it is empty, and <see cref="Refusal"/> says why.</summary>
    public bool Finish(ReadOnlySpan<byte> left)
    {
        if (Refusal is null && (position == 0 || !hasEnded))
        {
            Refuse(position == 0 && !SnapshotFormat.Magic.StartsWith(left[..Math.Min(left.Length, SnapshotFormat.Magic.Length)])
                ? "is no snapshot of a stick table"
                : string.Create(CultureInfo.InvariantCulture, $"is torn: it ends after {position + left.Length} bytes, before its last part"));
        }
        else if (Refusal is null && left.Length > 0)
        {
            RefuseDamaged("there are bytes behind its last part");
        }

        if (Refusal is null)
            return true;
        Empty();
        return false;
    }

    private int ReadPart(ReadOnlySpan<byte> bytes)
    {
        if (position == 0)
            return ReadPreamble(bytes);
        if (hasEnded || bytes.Length < SnapshotFormat.PartHeadBytes)
            return 0;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (length is 0 or > SnapshotFormat.MostPartBytes)
            return RefuseDamaged("a part has an impossible length");
        if (bytes.Length < SnapshotFormat.PartHeadBytes + length)
            return 0;
        var payload = bytes.Slice(SnapshotFormat.PartHeadBytes, (int)length);
        if (Crc32C.Compute(payload) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[sizeof(uint)..]))
            return RefuseDamaged("a checksum does not match");
        var isRead = (SnapshotPartKind)payload[0] switch
        {
            SnapshotPartKind.Head when head is null => ReadHead(payload[1..]),
            SnapshotPartKind.Entries when head is not null => ReadEntries(head, payload[1..]),
            SnapshotPartKind.End when head is not null => ReadEnd(payload[1..]),
            _ => false,
        };
        if (!isRead && Refusal is null)
            RefuseDamaged("a part says what it can't");
        return SnapshotFormat.PartHeadBytes + (int)length;
    }

    private int ReadPreamble(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SnapshotFormat.PreambleBytes)
            return 0;
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[SnapshotFormat.Magic.Length..]);
        if (!bytes.StartsWith(SnapshotFormat.Magic))
            Refuse("is no snapshot of a stick table");
        else if (version > SnapshotFormat.Version)
            Refuse(string.Create(CultureInfo.InvariantCulture, $"was written by a newer release (format {version}, this one reads {SnapshotFormat.Version})"));
        else if (version == 0)
            RefuseDamaged("it has no version");
        return SnapshotFormat.PreambleBytes;
    }

    private bool ReadHead(ReadOnlySpan<byte> payload)
    {
        if (SnapshotHead.Read(new SnapshotDecoder(payload)) is not { } read)
            return false;
        head = read;
        if (read.KeyType != table.Definition.KeyType)
        {
            Refuse($"has keys of type {NameOf(read.KeyType)}, the table has {NameOf(table.Definition.KeyType)}");
            return true;
        }

        // A clock that was set back: no time has passed as far as anybody can tell.
        awayMs = Math.Max(0, (long)(now - read.WrittenAt).TotalMilliseconds);
        foreach (var column in read.Columns)
        {
            if (column is { Type: SnapshotFormat.StampColumn, Kind: StickDataKind.UnsignedLong, Count: SnapshotFormat.StampValues } && table.Definition.IsStamped)
                stampAt = values.Count;
            var isKnown = column.Type < StickDataInfo.All.Length && StickDataInfo.Of((StickDataType)column.Type).Kind == column.Kind;
            for (var i = 0; i < column.Count; i++)
                values.Add((column.Kind, isKnown ? FieldOf((StickDataType)column.Type, i) : default));
        }

        key = new byte[table.Layout.KeyLength];
        numbers = new long[values.Count];
        windows = new RateWindow[values.Count];
        return true;
    }

    /// <summary>In a sum over nodes what this node has counted before goes where the other nodes' word for it goes: they know it, too, and it must not count twice.</summary>
    private StickField FieldOf(StickDataType type, int index)
    {
        var field = table.Layout.Field(type, index);
        return (field.Sums == StickSums.None ? field : table.Layout.Of(table.Layout.FormerSelf, field)) with { Sums = StickSums.None };
    }

    private bool ReadEntries(SnapshotHead from, ReadOnlySpan<byte> payload)
    {
        var part = new SnapshotDecoder(payload);
        while (!part.IsAtEnd)
        {
            var name = from.KeyType == StickKeyType.String ? part.Text((uint)from.KeyLength) : part.Raw(from.KeyLength);
            var remainingMs = part.Number();
            for (var i = 0; i < values.Count; i++)
                ReadValue(ref part, i);
            if (part.HasFailed)
                return false;
            met++;
            if (from.ExpireMs != 0 && remainingMs <= (ulong)awayMs)
                Expired++;
            else
                Add(name, from.ExpireMs == 0 ? long.MaxValue : (long)Math.Min(remainingMs - (ulong)awayMs, long.MaxValue));
        }

        return !part.HasFailed;
    }

    private void ReadValue(ref SnapshotDecoder part, int i)
    {
        switch (values[i].Kind)
        {
            case StickDataKind.Rate:
                windows[i] = new RateWindow { Current = part.Number(uint.MaxValue), Previous = part.Number(uint.MaxValue) };
                if (windows[i] is not { Current: 0, Previous: 0 })
                    windows[i] = Moved(windows[i], awayMs + part.Number(uint.MaxValue), values[i].Field.PeriodMs);
                break;
            case StickDataKind.SignedInteger:
                numbers[i] = part.Signed();
                break;
            case StickDataKind.Word:
                numbers[i] = ReadWord(ref part);
                break;
            default:
                numbers[i] = unchecked((long)part.Number());
                break;
        }
    }

    /// <summary>A window that began so long ago, on this run's scale of time; nothing when its events no longer count.</summary>
    private RateWindow Moved(RateWindow window, long elapsedMs, uint periodMs) =>
        elapsedMs >= 2L * periodMs ? default : window with { StartMs = unchecked((uint)(nowMs - elapsedMs)) };

    private uint ReadWord(ref SnapshotDecoder part)
    {
        var number = part.Number((uint)words.Count + 1);
        if (number == (uint)words.Count + 1)
            words.Add(Encoding.UTF8.GetString(part.Text(SnapshotFormat.MostWordBytes)));
        return number;
    }

    private void Add(ReadOnlySpan<byte> name, long remainingMs)
    {
        using var entry = table.FindOrAdd(table.Layout.Fit(name, key), nowMs);
        if (!entry.Exists)
            return;
        for (var i = 0; i < values.Count; i++)
        {
            var field = values[i].Field;
            if (!field.IsStored)
                continue;
            if (field.Kind == StickDataKind.Rate)
                entry.SetWindow(field, windows[i]);
            else if (field.Kind != StickDataKind.Word)
                entry.Set(field, numbers[i], nowMs);
            else if (numbers[i] != 0)
                entry.Set(field, table.Words.NumberOf(words[(int)numbers[i] - 1]), nowMs);
        }

        if (table.Definition.IsAggregate)
            entry.Version(table.Layout.FormerSelf) = OldestVersion;
        if (stampAt >= 0)
        {
            entry.Stamp = new StickStamp((uint)numbers[stampAt], (uint)numbers[stampAt + 1], numbers[stampAt + 2]);
            table.Author?.Clock.Observe(entry.Stamp.Time);
        }

        // Peers know better: what they have changed meanwhile must not be overwritten by what was once.
        entry.Touch(nowMs, remainingMs, isLocal: false);
        entry.MarkLoaded();
        Loaded++;
    }

    private bool ReadEnd(ReadOnlySpan<byte> payload)
    {
        var part = new SnapshotDecoder(payload);
        var count = part.Number();
        hasEnded = true;
        return !part.HasFailed && part.IsAtEnd && count == (ulong)met;
    }

    private void Empty()
    {
        Loaded = 0;
        var cursor = default(StickCursor);
        while (RemoveNext(ref cursor))
        {
        }
    }

    private bool RemoveNext(ref StickCursor cursor)
    {
        using var entry = table.Next(ref cursor);
        return entry.Exists && entry.Remove();
    }

    private int RefuseDamaged(string how) => Refuse(string.Create(CultureInfo.InvariantCulture, $"is damaged after {position} bytes: {how}"));

    private int Refuse(string reason)
    {
        Refusal = reason;
        return 0;
    }

    private static string NameOf(StickKeyType type) => type switch
    {
        StickKeyType.Integer => "integer",
        StickKeyType.IPv4 => "ip",
        StickKeyType.IPv6 => "ipv6",
        StickKeyType.String => "string",
        _ => "binary",
    };
}
