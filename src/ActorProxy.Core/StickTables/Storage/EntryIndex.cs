namespace ActorProxy.Core.StickTables.Storage;

/// <summary>Finds a shard's entries by the hash of their key: an open table of hashes with the entries' numbers, searched from each hash's place on.</summary>
/// <remarks>
/// The hash stands beside the number, so that neither a search for a key that is not there nor growing looks at an entry: with millions of them
/// each such look waits for memory. A removal moves those behind it up, and leaves no marks.
/// </remarks>
internal sealed class EntryIndex(EntrySlabs entries)
{
    private const int FewestSlots = 8;

    // The hash in the upper half, the entry in the lower; 0 is an empty slot.
    private ulong[] slots = new ulong[FewestSlots];
    private int count;

    public int Count => count;

    public long AllocatedBytes => sizeof(ulong) * (long)slots.Length;

    /// <summary>The first entry with a hash, 0 for none; <paramref name="at"/> is for <see cref="Next"/>.</summary>
    public int First(uint hash, out int at)
    {
        at = (int)(hash & (uint)(slots.Length - 1)) - 1;
        return Next(hash, ref at);
    }

    /// <summary>The next entry with the same hash, 0 for none.</summary>
    public int Next(uint hash, ref int at)
    {
        var table = slots;
        var mask = table.Length - 1;
        while (true)
        {
            at = (at + 1) & mask;
            var slot = table[at];
            if (slot == 0)
                return 0;
            if ((uint)(slot >> 32) == hash)
                return (int)(uint)slot;
        }
    }

    public void Add(int entry)
    {
        // At most three quarters full: beyond, the ways become long.
        if (4L * (count + 1) > 3L * slots.Length)
            Grow();
        count++;
        Put(slots, ((ulong)entries.Header(entry).Hash << 32) | (uint)entry);
    }

    public void Remove(int entry)
    {
        var table = slots;
        var mask = table.Length - 1;
        var at = (int)entries.Header(entry).Hash & mask;
        while ((uint)table[at] != (uint)entry)
            at = (at + 1) & mask;
        for (var next = (at + 1) & mask; table[next] != 0; next = (next + 1) & mask)
        {
            // One that is where its hash says, or behind it but not before the gap, stays.
            var home = (int)(table[next] >> 32) & mask;
            if (((next - home) & mask) < ((next - at) & mask))
                continue;
            table[at] = table[next];
            at = next;
        }

        table[at] = 0;
        count--;
    }

    private static void Put(ulong[] table, ulong slot)
    {
        var mask = table.Length - 1;
        var at = (int)(slot >> 32) & mask;
        while (table[at] != 0)
            at = (at + 1) & mask;
        table[at] = slot;
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        foreach (var slot in slots)
            if (slot != 0)
                Put(larger, slot);
        slots = larger;
    }
}
