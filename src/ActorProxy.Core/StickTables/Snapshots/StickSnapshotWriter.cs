using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables.Snapshots;

/// <summary>Turns a table into the bytes of its snapshot, a part at a time, while it is used.</summary>
/// <remarks>
/// Each entry is as it is when the walk meets it: one that changes meanwhile is there before or after the change, one that is made or
/// removed meanwhile may be there or not.
/// </remarks>
public sealed class StickSnapshotWriter
{
    private readonly StickTable table;
    private readonly SnapshotHead head;
    private readonly long nowMs;
    private readonly SnapshotEncoder encoder = new();
    private readonly List<(StickField Own, StickField Former)> fields = [];
    private readonly Dictionary<int, uint> words = [];
    private StickCursor cursor;
    private bool hasBegun;
    private bool hasEnded;

    /// <param name="now">The same moment by the clock on the wall: monotonic time ends with the machine's run.</param>
    /// <param name="began">When this process began; null for now.</param>
    public StickSnapshotWriter(StickTable table, long nowMs, DateTimeOffset now, DateTimeOffset? began = null)
    {
        this.table = table;
        this.nowMs = nowMs;
        head = SnapshotHead.Of(table.Definition, now, began ?? now);
        foreach (var column in head.Columns)
        {
            if (column.Type == SnapshotFormat.StampColumn)
                continue;
            for (var i = 0; i < column.Count; i++)
            {
                // Of a sum over nodes this node's part alone, with what the process before this one has counted.
                var field = table.Layout.Field((StickDataType)column.Type, i);
                fields.Add((field with { Sums = StickSums.None }, field.Sums == StickSums.None ? default : table.Layout.Of(table.Layout.FormerSelf, field) with { Sums = StickSums.None }));
            }
        }
    }

    /// <summary>Entries written so far.</summary>
    public long Entries { get; private set; }

    /// <summary>The next bytes of the file; none once it is whole. Valid until the next call.</summary>
    public ReadOnlySpan<byte> WriteNext()
    {
        encoder.Clear();
        if (hasEnded)
            return default;
        if (!hasBegun)
        {
            hasBegun = true;
            encoder.Raw(SnapshotFormat.Magic);
            encoder.Fixed(SnapshotFormat.Version);
            encoder.Begin(SnapshotPartKind.Head);
            head.Write(encoder);
            encoder.End();
            return encoder.Written;
        }

        encoder.Begin(SnapshotPartKind.Entries);
        while (encoder.Length < SnapshotFormat.UsualPartBytes)
        {
            if (WriteEntry())
                continue;
            hasEnded = true;
            encoder.End();
            encoder.Begin(SnapshotPartKind.End);
            encoder.Number((ulong)Entries);
            break;
        }

        encoder.End();
        return encoder.Written;
    }

    private bool WriteEntry()
    {
        using var entry = table.Next(ref cursor);
        if (!entry.Exists)
            return false;
        var remainingMs = entry.RemainingMs(nowMs);

        // One that only its connections keep: after them it would be gone.
        if (head.ExpireMs != 0 && remainingMs == 0)
            return true;
        if (table.Layout.IsText)
            encoder.Text(entry.Key);
        else
            encoder.Raw(entry.Key);
        encoder.Number((ulong)remainingMs);
        foreach (var (own, former) in fields)
            WriteValue(entry, own, former);
        if (table.Definition.IsStamped)
        {
            encoder.Number(entry.Stamp.Epoch);
            encoder.Number(entry.Stamp.Node);
            encoder.Number((ulong)entry.Stamp.Time);
        }

        Entries++;
        return true;
    }

    private void WriteValue(in StickEntry entry, in StickField own, in StickField former)
    {
        switch (own.Kind)
        {
            case StickDataKind.Rate:
                // Two windows can't be added up exactly; the earlier process's events have faded out soon.
                var window = entry.Window(own);
                WriteRate(window is { Current: 0, Previous: 0 } && former.IsStored ? entry.Window(former) : window);
                break;
            case StickDataKind.SignedInteger:
                encoder.Signed(entry.Read(own, nowMs));
                break;
            case StickDataKind.Word:
                WriteWord((int)entry.Read(own, nowMs));
                break;
            case StickDataKind.UnsignedInteger:
                encoder.Number(unchecked((uint)(entry.Read(own, nowMs) + entry.Read(former, nowMs))));
                break;
            default:
                encoder.Number(unchecked((ulong)(entry.Read(own, nowMs) + entry.Read(former, nowMs))));
                break;
        }
    }

    private void WriteRate(RateWindow window)
    {
        encoder.Number(window.Current);
        encoder.Number(window.Previous);
        if (window is { Current: 0, Previous: 0 })
            return;

        // Counted since the snapshot was begun: it starts now.
        var elapsed = unchecked((uint)nowMs - window.StartMs);
        encoder.Number(elapsed > int.MaxValue ? 0 : elapsed);
    }

    /// <summary>A word stands where it is used for the first time, and is known by its number from then on.</summary>
    private void WriteWord(int number)
    {
        if (table.Words.WordOf(number) is not { } word)
        {
            encoder.Number(0);
            return;
        }

        if (words.TryGetValue(number, out var known))
        {
            encoder.Number(known);
            return;
        }

        var added = (uint)words.Count + 1;
        words.Add(number, added);
        encoder.Number(added);
        encoder.Text(word);
    }
}
