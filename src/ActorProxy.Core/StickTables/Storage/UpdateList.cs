namespace ActorProxy.Core.StickTables.Storage;

/// <summary>A shard's entries in the order of their latest change, with a marker for each peer at what it has read last.</summary>
/// <remarks>An entry that changes again moves to the end: a peer that is behind reads only its latest state.</remarks>
internal sealed class UpdateList(EntrySlabs entries)
{
    private int head;
    private int tail;
    private long sequence;

    /// <summary>The latest change's number; 0 before the first. Any thread may ask, and then perhaps gets the one before.</summary>
    public long Sequence => Volatile.Read(ref sequence);

    public void Changed(int entry)
    {
        ref var header = ref entries.Header(entry);
        if (header.Sequence != 0)
        {
            if (tail == entry)
            {
                header.Sequence = ++sequence;
                return;
            }

            Unlink(entry);
        }

        header.Sequence = ++sequence;
        LinkAfter(entry, tail);
    }

    public void Remove(int entry)
    {
        if (entries.Header(entry).Sequence != 0)
            Unlink(entry);
    }

    /// <summary>Makes a marker behind which all changes stand that are later than <paramref name="read"/>.</summary>
    public int Mark(long read)
    {
        var marker = entries.Rent();
        entries.Header(marker).Kind = EntryKind.Marker;
        LinkAfter(marker, LastUntil(read));
        return marker;
    }

    public void Unmark(int marker)
    {
        Unlink(marker);
        entries.Return(marker);
    }

    /// <summary>Puts a marker back to where changes later than <paramref name="read"/> stand behind it.</summary>
    public void Rewind(int marker, long read)
    {
        Unlink(marker);
        LinkAfter(marker, LastUntil(read));
    }

    /// <summary>The entry behind the marker, which moves past it; 0 when the marker's owner has read everything.</summary>
    public int ReadNext(int marker)
    {
        var entry = entries.Header(marker).LaterUpdate;
        while (entry != 0 && entries.Header(entry).Kind == EntryKind.Marker)
            entry = entries.Header(entry).LaterUpdate;
        if (entry == 0)
            return 0;
        Unlink(marker);
        LinkAfter(marker, entry);
        return entry;
    }

    private int LastUntil(long read)
    {
        if (read == 0)
            return 0;
        var at = tail;
        while (at != 0 && (entries.Header(at).Kind == EntryKind.Marker || entries.Header(at).Sequence > read))
            at = entries.Header(at).EarlierUpdate;
        return at;
    }

    private void LinkAfter(int entry, int earlier)
    {
        ref var header = ref entries.Header(entry);
        var later = earlier == 0 ? head : entries.Header(earlier).LaterUpdate;
        header.EarlierUpdate = earlier;
        header.LaterUpdate = later;
        if (earlier == 0) head = entry;
        else entries.Header(earlier).LaterUpdate = entry;
        if (later == 0) tail = entry;
        else entries.Header(later).EarlierUpdate = entry;
    }

    private void Unlink(int entry)
    {
        ref var header = ref entries.Header(entry);
        var (earlier, later) = (header.EarlierUpdate, header.LaterUpdate);
        if (earlier == 0) head = later;
        else entries.Header(earlier).LaterUpdate = later;
        if (later == 0) tail = earlier;
        else entries.Header(later).EarlierUpdate = earlier;
    }
}
