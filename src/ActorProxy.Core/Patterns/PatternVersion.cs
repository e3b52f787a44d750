namespace ActorProxy.Core.Patterns;

/// <summary>The entries of one version of a reference, in the order in which they were added. Under the reference's lock.</summary>
internal sealed class PatternVersion
{
    private Dictionary<byte[], object>? byKey;

    public PatternEntry? First { get; private set; }

    public PatternEntry? Last { get; private set; }

    public int Count { get; private set; }

    public void Append(PatternEntry entry)
    {
        entry.Previous = Last;
        if (Last is null)
            First = entry;
        else
            Last.Next = entry;
        Last = entry;
        Count++;
        if (byKey is not null)
            Note(byKey, entry);
    }

    public void Remove(PatternEntry entry)
    {
        if (entry.Previous is null)
            First = entry.Next;
        else
            entry.Previous.Next = entry.Next;
        if (entry.Next is null)
            Last = entry.Previous;
        else
            entry.Next.Previous = entry.Previous;
        Count--;
        if (byKey is null || !byKey.TryGetValue(entry.Key, out var slot))
            return;
        if (EntrySlot.Remove(slot, entry) is { } rest)
            byKey[entry.Key] = rest;
        else
            byKey.Remove(entry.Key);
    }

    /// <summary>All entries of a key as written.</summary>
    public List<PatternEntry> Of(byte[] key)
    {
        // Only operators look entries up by their text: the table is made when the first one does.
        if (byKey is null)
        {
            byKey = new Dictionary<byte[], object>(Count, BytesComparer.Exact);
            for (var entry = First; entry is not null; entry = entry.Next)
                Note(byKey, entry);
        }

        return byKey.TryGetValue(key, out var slot) ? EntrySlot.All(slot) : [];
    }

    public PatternEntry? Find(long number)
    {
        for (var entry = First; entry is not null; entry = entry.Next)
        {
            if (entry.Number == number)
                return entry;
        }

        return null;
    }

    private static void Note(Dictionary<byte[], object> byKey, PatternEntry entry)
    {
        byKey.TryGetValue(entry.Key, out var slot);
        byKey[entry.Key] = EntrySlot.Add(slot, entry);
    }
}
