using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ActorProxy.Core.StickTables.Storage;

/// <summary>A part of a stick table with its own lock: the entries whose keys' hashes fall to it.</summary>
/// <remarks>All members but <see cref="Gate"/> are called by its holder.</remarks>
internal sealed class StickTableShard
{
    private readonly StickLayout layout;
    private readonly ExpiryWheel wheel;
    private readonly EntryIndex index;
    private readonly List<int> expired = [];

    public StickTableShard(StickLayout layout, long expireMs, long mostEntries, long nowMs)
    {
        this.layout = layout;
        Entries = new EntrySlabs(layout.EntryBytes, mostEntries);
        wheel = new ExpiryWheel(Entries, expireMs, nowMs);
        index = new EntryIndex(Entries);
        Updates = new UpdateList(Entries);
    }

    /// <summary>Held for as long as an entry is looked at; one thread holds one gate at a time.</summary>
    public Lock Gate { get; } = new();

    public EntrySlabs Entries { get; }

    public UpdateList Updates { get; }

    public int Count => index.Count;

    public long AllocatedBytes => Entries.AllocatedBytes + index.AllocatedBytes;

    public ReadOnlySpan<byte> Key(int entry)
    {
        ref var key = ref Entries.At(entry, layout.KeyOffset);
        if (!layout.IsText)
            return MemoryMarshal.CreateReadOnlySpan(ref key, layout.KeyLength);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref key, 2));
        return MemoryMarshal.CreateReadOnlySpan(ref Entries.At(entry, layout.KeyOffset + 2), length);
    }

    /// <summary>The living entry of a key; 0 for none. One whose time is over is removed, unless somebody holds it.</summary>
    public int Find(ReadOnlySpan<byte> key, uint hash, long nowMs, bool isEndless, out bool removed)
    {
        removed = false;
        for (var entry = index.First(hash, out var at); entry != 0; entry = index.Next(hash, ref at))
        {
            if (!Key(entry).SequenceEqual(key))
                continue;
            ref var header = ref Entries.Header(entry);
            if (isEndless || header.ExpireMs > nowMs || header.Trackers > 0)
                return entry;
            Remove(entry);
            removed = true;
            return 0;
        }

        return 0;
    }

    /// <summary>Makes an entry whose values are all 0. The key must not be there.</summary>
    public int Add(ReadOnlySpan<byte> key, uint hash, long expireMs)
    {
        var entry = Entries.Rent();
        ref var header = ref Entries.Header(entry);
        header.Kind = EntryKind.Entry;
        header.Hash = hash;
        header.ExpireMs = expireMs;
        var room = MemoryMarshal.CreateSpan(ref Entries.At(entry, layout.KeyOffset), layout.KeyLength + 2);
        if (layout.IsText)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(room, (ushort)key.Length);
            room = room[2..];
        }

        key.CopyTo(room);
        index.Add(entry);
        wheel.Add(entry);
        return entry;
    }

    public void Remove(int entry)
    {
        wheel.Remove(entry);
        Forget(entry);
    }

    /// <summary>Removes the entry that would expire first; false when all are held by somebody.</summary>
    public bool RemoveOldest()
    {
        if (wheel.Oldest() is not (var oldest and not 0))
            return false;
        Remove(oldest);
        return true;
    }

    /// <summary>Removes what has expired; returns how many that were.</summary>
    /// <param name="exact">See <see cref="ExpiryWheel.TakeExpired(long, bool, List{int})"/>.</param>
    public int RemoveExpired(long nowMs, bool exact)
    {
        wheel.TakeExpired(nowMs, exact, expired);
        var count = expired.Count;
        foreach (var entry in expired)
            Forget(entry);
        expired.Clear();
        return count;
    }

    /// <summary>Gives an entry a new end of life.</summary>
    public void Touch(int entry, long expireMs)
    {
        ref var header = ref Entries.Header(entry);
        var isLater = expireMs >= header.ExpireMs;
        header.ExpireMs = expireMs;
        if (isLater) wheel.Touched(entry);
        else wheel.Moved(entry);
    }

    private void Forget(int entry)
    {
        index.Remove(entry);
        Updates.Remove(entry);
        Entries.Return(entry);
    }
}
