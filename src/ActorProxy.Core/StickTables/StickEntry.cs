using System.Runtime.CompilerServices;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables;

/// <summary>One entry of a table, locked for as long as this stands: whoever gets one disposes it before it looks at another one.</summary>
public readonly ref struct StickEntry
{
    private readonly StickTable? table;
    private readonly StickTableShard? shard;
    private readonly int entry;

    internal StickEntry(StickTable table, StickTableShard shard, int shardNumber, int entry, bool isNew)
    {
        this.table = table;
        this.shard = shard;
        this.entry = entry;
        ShardNumber = shardNumber;
        IsNew = isNew;
    }

    /// <summary>False: there is no such entry, and nothing is locked.</summary>
    public bool Exists => shard is not null;

    /// <summary>It was not there before.</summary>
    public bool IsNew { get; }

    /// <summary>The bytes of the key, without padding for text. Valid while this stands.</summary>
    public ReadOnlySpan<byte> Key => shard!.Key(entry);

    /// <summary>How many hold it.</summary>
    public int Trackers => Header.Trackers;

    /// <summary>Tells it apart from the others of its table; another entry may get it later.</summary>
    public long Number => ((long)ShardNumber << 32) | (uint)entry;

    internal int ShardNumber { get; }

    internal long Sequence => Header.Sequence;

    /// <summary>Whose word the values are.</summary>
    internal EntryOrigin Origin => Header.Sequence != 0 ? EntryOrigin.Here : (Header.Marks & EntryMarks.Loaded) != 0 ? EntryOrigin.Snapshot : EntryOrigin.Peer;

    private ref EntryHeader Header => ref shard!.Entries.Header(entry);

    /// <summary>What is left of its life, in milliseconds; 0 when it is for ever.</summary>
    public long RemainingMs(long nowMs) => table!.Definition.ExpireMs == 0 ? 0 : Math.Max(0, Header.ExpireMs - nowMs);

    /// <summary>When and by whom the key was bound to its server. Only in tables that have stamps.</summary>
    public StickStamp Stamp
    {
        get => Unsafe.As<byte, StickStamp>(ref shard!.Entries.At(entry, table!.Layout.StampOffset));
        internal set => Unsafe.As<byte, StickStamp>(ref shard!.Entries.At(entry, table!.Layout.StampOffset)) = value;
    }

    /// <summary>The value as a number: a counter's, a tag's, a word's number, or a rate's events within its period. 0 for what is not stored.</summary>
    /// <remarks>Of an aggregated counter, what all nodes have counted; see <see cref="StickField.Sums"/>.</remarks>
    public long Read(in StickField field, long nowMs) => field.Sums == StickSums.None ? ReadOwn(field, nowMs) : ReadSum(field, nowMs);

    /// <summary>As <see cref="Read"/>, of what this node has counted.</summary>
    public long ReadOwn(in StickField field, long nowMs) => field.Kind switch
    {
        _ when !field.IsStored => 0,
        StickDataKind.SignedInteger => Value<int>(field),
        StickDataKind.UnsignedInteger or StickDataKind.Word => Value<uint>(field),
        StickDataKind.UnsignedLong => (long)Value<ulong>(field),
        _ => Value<RateWindow>(field).Read(field.PeriodMs, (uint)nowMs),
    };

    /// <summary>Adds to a counter or to a rate of this node; returns the value after it. Nothing happens to what is not stored.</summary>
    public long Add(in StickField field, long amount, long nowMs)
    {
        var own = AddOwn(field, amount, nowMs);
        return field.Sums == StickSums.None ? own : ReadSum(field, nowMs);
    }

    private long AddOwn(in StickField field, long amount, long nowMs)
    {
        unchecked
        {
            switch (field.Kind)
            {
                case var _ when !field.IsStored:
                    return 0;
                case StickDataKind.UnsignedInteger:
                    return Value<uint>(field) += (uint)amount;
                case StickDataKind.UnsignedLong:
                    return (long)(Value<ulong>(field) += (ulong)amount);
                case StickDataKind.Rate:
                    Value<RateWindow>(field).Add((uint)amount, field.PeriodMs, (uint)nowMs);
                    return ReadOwn(field, nowMs);
                default:
                    throw new ArgumentException("a decision is set, not counted", nameof(field));
            }
        }
    }

    /// <summary>Sets a value; a rate reads that many events for a whole period from now on, and fades out then.</summary>
    /// <remarks>Of an aggregated counter the sum is set: what the others have counted is counted against. Of an aggregated rate, this node's part alone.</remarks>
    public void Set(in StickField field, long value, long nowMs)
    {
        if (field.Sums == StickSums.Counted && field.Kind != StickDataKind.Rate)
            value -= ReadOthers(field, nowMs);
        unchecked
        {
            switch (field.Kind)
            {
                case var _ when !field.IsStored:
                    break;
                case StickDataKind.UnsignedLong:
                    Value<ulong>(field) = (ulong)value;
                    break;
                case StickDataKind.Rate:
                    Value<RateWindow>(field) = new RateWindow { StartMs = (uint)nowMs, Current = (uint)value };
                    break;
                default:
                    Value<uint>(field) = (uint)value;
                    break;
            }
        }
    }

    /// <summary>A rate's own numbers.</summary>
    public RateWindow Window(in StickField field) => Value<RateWindow>(field);

    /// <summary>Replaces a rate's own numbers.</summary>
    public void SetWindow(in StickField field, RateWindow window) => Value<RateWindow>(field) = window;

    /// <summary>The entry was used: its life begins anew, and peers are told when <paramref name="isLocal"/>.</summary>
    /// <param name="isLocal">False for what was learnt from a peer.</param>
    public void Touch(long nowMs, bool isLocal = true) => Touch(nowMs, table!.Definition.ExpireMs, isLocal);

    /// <summary>As <see cref="Touch(long, bool)"/>, with less than the table's life to live.</summary>
    public void Touch(long nowMs, long remainingMs, bool isLocal)
    {
        Header.Marks &= ~EntryMarks.Loaded;
        shard!.Touch(entry, nowMs + Math.Min(remainingMs, table!.Definition.ExpireMs));
        if (isLocal && table.IsReplicated)
            table.Changed(shard, entry);
    }

    /// <summary>The values came from a snapshot: until the entry is touched, everybody knows better.</summary>
    internal void MarkLoaded() => Header.Marks |= EntryMarks.Loaded;

    /// <summary>Holds the entry, until <see cref="StickTable.Open"/> and <see cref="LetGo"/>.</summary>
    public StickHandle Hold()
    {
        Header.Trackers++;
        return new StickHandle(ShardNumber, entry);
    }

    public void LetGo() => Header.Trackers--;

    /// <summary>Removes the entry; false when somebody holds it. It must not be looked at any more.</summary>
    public bool Remove()
    {
        if (Header.Trackers > 0)
            return false;
        shard!.Remove(entry);
        table!.Left(1);
        return true;
    }

    public void Dispose()
    {
        if (shard is null)
            return;
        if (table!.HasGivenWay)
            DisposeMoved(shard);
        else
            shard.Gate.Exit();
    }

    private void DisposeMoved(StickTableShard from)
    {
        try
        {
            table!.Move(this, ref Header);
        }
        finally
        {
            from.Gate.Exit();
        }
    }

    /// <summary>How new a contribution is, by its node's <see cref="HybridClock"/>; 0 before the first one.</summary>
    /// <param name="contributor">As for <see cref="StickLayout.Of"/>.</param>
    internal ref long Version(int contributor) => ref Unsafe.As<byte, long>(ref shard!.Entries.At(entry, table!.Layout.VersionOffset(contributor)));

    // Modulo the counter's size, so that a sum which an operator has set comes out right; below 0 it is what is left of a node that is no longer there.
    private long ReadSum(in StickField field, long nowMs)
    {
        var sum = ReadOwn(field, nowMs) + ReadOthers(field, nowMs);
        return field.Kind switch
        {
            StickDataKind.UnsignedLong => Math.Max(0, sum),
            StickDataKind.UnsignedInteger => Math.Max(0, unchecked((int)sum)),
            _ => sum,
        };
    }

    private long ReadOthers(in StickField field, long nowMs)
    {
        var layout = table!.Layout;
        long sum = 0;
        for (var i = 0; i < layout.Contributors; i++)
        {
            if (field.Sums == StickSums.Counted || Version(i) >= table.PresentSince(i))
                sum += ReadOwn(layout.Of(i, field), nowMs);
        }

        return sum;
    }

    private ref T Value<T>(in StickField field)
        where T : unmanaged => ref Unsafe.As<byte, T>(ref shard!.Entries.At(entry, field.Offset));
}
