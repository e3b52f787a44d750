namespace ActorProxy.Core.StickTables.Storage;

/// <summary>A shard's entries by the time at which they expire, sorted as far as needed.</summary>
/// <remarks>
/// Touching an entry only writes its new time: it stays in its slot until the slot's time has come, and moves on then. So what is touched often
/// costs nothing here. Without an expiry there is one slot, in the order in which entries were last touched.
/// </remarks>
internal sealed class ExpiryWheel
{
    private const int Slots = 256;

    /// <summary>So many entries of the earliest slot are compared to find the oldest one.</summary>
    private const int Compared = 32;

    private readonly EntrySlabs entries;
    private readonly long slotMs;
    private readonly int[] heads;
    private readonly int[] tails;
    private long hand;

    /// <param name="expireMs">The longest life of an entry; 0 for ever.</param>
    public ExpiryWheel(EntrySlabs entries, long expireMs, long nowMs)
    {
        this.entries = entries;
        slotMs = expireMs == 0 ? long.MaxValue : (expireMs / (Slots - 2)) + 1;
        heads = new int[expireMs == 0 ? 1 : Slots];
        tails = new int[heads.Length];
        hand = nowMs / slotMs;
    }

    private bool IsEndless => heads.Length == 1;

    public void Add(int entry) => Link(entry, SlotOf(entries.Header(entry).ExpireMs));

    public void Remove(int entry)
    {
        ref var header = ref entries.Header(entry);
        var (earlier, later) = (header.EarlierExpiry, header.LaterExpiry);
        if (earlier == 0) heads[header.WheelSlot] = later;
        else entries.Header(earlier).LaterExpiry = later;
        if (later == 0) tails[header.WheelSlot] = earlier;
        else entries.Header(later).EarlierExpiry = earlier;
    }

    /// <summary>The entry's time has changed, to a later one.</summary>
    public void Touched(int entry)
    {
        if (!IsEndless)
            return;
        Remove(entry);
        Link(entry, 0);
    }

    /// <summary>The entry's time has changed to any other one.</summary>
    public void Moved(int entry)
    {
        Remove(entry);
        Add(entry);
    }

    /// <summary>Finds the entry that ends first and that nobody holds; 0 for none.</summary>
    public int Oldest()
    {
        for (var step = 0; step < heads.Length; step++)
        {
            var slot = (int)((hand + step) % heads.Length);
            if (OldestOf(slot) is var oldest and not 0)
                return oldest;
        }

        return 0;
    }

    /// <summary>Takes the entries out whose life has ended and that nobody holds; the caller removes them from everything else.</summary>
    /// <param name="exact">Also those that ended within the last slot's time, at the price of looking at each entry of it.</param>
    public void TakeExpired(long nowMs, bool exact, List<int> expired)
    {
        if (IsEndless)
            return;
        var now = nowMs / slotMs;
        for (hand = Math.Max(hand, now - heads.Length + 1); hand < now; hand++)
            TakeExpired(nowMs, (int)(hand % heads.Length), now, expired);
        if (exact)
            TakeExpired(nowMs, (int)(hand % heads.Length), now, expired);
    }

    private void TakeExpired(long nowMs, int slot, long now, List<int> expired)
    {
        var entry = heads[slot];
        heads[slot] = tails[slot] = 0;
        while (entry != 0)
        {
            ref var header = ref entries.Header(entry);
            var later = header.LaterExpiry;
            if (header.ExpireMs <= nowMs && header.Trackers == 0)
                expired.Add(entry);
            else
                Link(entry, (int)(Math.Max(header.ExpireMs / slotMs, header.Trackers == 0 ? now : now + 1) % heads.Length));
            entry = later;
        }
    }

    private int OldestOf(int slot)
    {
        var (oldest, ends, compared) = (0, long.MaxValue, 0);
        for (var entry = heads[slot]; entry != 0 && compared < Compared;)
        {
            ref var header = ref entries.Header(entry);
            var later = header.LaterExpiry;
            if (SlotOf(header.ExpireMs) != slot)
            {
                Moved(entry);
            }
            else if (header.Trackers == 0)
            {
                compared++;
                if (header.ExpireMs < ends)
                    (oldest, ends) = (entry, header.ExpireMs);
                if (IsEndless)
                    break;
            }

            entry = later;
        }

        return oldest;
    }

    // A life that is over already hangs in the slot that is looked at next; none is longer than the wheel.
    private int SlotOf(long expireMs)
    {
        if (IsEndless)
            return 0;
        var ends = Math.Clamp(expireMs / slotMs, hand, hand + heads.Length - 1);
        return (int)(ends % heads.Length);
    }

    private void Link(int entry, int slot)
    {
        ref var header = ref entries.Header(entry);
        var tail = tails[slot];
        header.WheelSlot = (ushort)slot;
        header.EarlierExpiry = tail;
        header.LaterExpiry = 0;
        if (tail == 0) heads[slot] = entry;
        else entries.Header(tail).LaterExpiry = entry;
        tails[slot] = entry;
    }
}
