using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.StickTables;

/// <summary>The entries that a client's connection is counted in (<c>track-sc</c>). Belongs to the connection's event loop.</summary>
public sealed class TrackedCounters(int slots)
{
    private readonly Slot[] tracked = new Slot[slots];

    public bool IsTracked(int slot) => (uint)slot < (uint)tracked.Length && tracked[slot].Table is not null;

    /// <summary>The table of a slot; null while nothing is tracked there.</summary>
    public StickTable? TableOf(int slot)
    {
        if ((uint)slot >= (uint)tracked.Length)
            return null;
        Follow(ref tracked[slot]);
        return tracked[slot].Table;
    }

    /// <summary>The tracked entry, locked; one that does not exist while nothing is tracked in the slot.</summary>
    public StickEntry Open(int slot) => Open(slot, out _);

    /// <summary>As <see cref="Open(int)"/>, with the entry's table.</summary>
    public StickEntry Open(int slot, out StickTable? table)
    {
        table = null;
        return (uint)slot < (uint)tracked.Length ? Open(ref tracked[slot], out table) : default;
    }

    /// <summary>Begins to count the connection in an entry, which is made if needed. A slot keeps what it has.</summary>
    /// <param name="hasSession">The session has begun: it will not be counted by <see cref="SessionBegan"/>.</param>
    public void Track(int slot, StickTable table, ReadOnlySpan<byte> key, bool hasSession, long nowMs)
    {
        if (IsTracked(slot))
            return;
        using var entry = table.FindOrAdd(key, nowMs);
        if (!entry.Exists)
            return;
        tracked[slot] = new Slot(table, entry.Hold(), hasSession);
        Count(table, entry, StickDataType.CurrentConnections, 1, nowMs);
        Count(table, entry, StickDataType.ConnectionCount, 1, nowMs);
        Count(table, entry, StickDataType.ConnectionRate, 1, nowMs);
        entry.Touch(nowMs);
    }

    /// <summary>The rules on the connection let it pass: from here on it is a session.</summary>
    public void SessionBegan(long nowMs)
    {
        foreach (ref var slot in tracked.AsSpan())
        {
            if (slot.HasSession)
                continue;
            using var entry = Open(ref slot, out var table);
            if (table is null)
                continue;
            slot = slot with { HasSession = true };
            Count(table, entry, StickDataType.SessionCount, 1, nowMs);
            Count(table, entry, StickDataType.SessionRate, 1, nowMs);
            entry.Touch(nowMs);
        }
    }

    /// <summary>So many bytes have come from the client and gone to it since the last time.</summary>
    public void Transferred(long received, long sent, long nowMs)
    {
        foreach (ref var slot in tracked.AsSpan())
        {
            if (slot.Table is not { } known || !CountsBytes(known.Latest.Layout))
                continue;
            using var entry = Open(ref slot, out var table);
            if (table is null)
                continue;
            Count(table, entry, StickDataType.BytesInCount, received, nowMs);
            Count(table, entry, StickDataType.BytesInRate, received, nowMs);
            Count(table, entry, StickDataType.BytesOutCount, sent, nowMs);
            Count(table, entry, StickDataType.BytesOutRate, sent, nowMs);
            entry.Touch(nowMs);
        }
    }

    /// <summary>The connection has ended: nothing is tracked any more.</summary>
    public void Ended(long nowMs)
    {
        foreach (ref var slot in tracked.AsSpan())
        {
            using var entry = Open(ref slot, out var table);
            if (table is null)
                continue;
            var current = table.Layout.Field(StickDataType.CurrentConnections);
            if (current.IsStored)
            {
                // An operator may have set it to 0 meanwhile.
                if (entry.ReadOwn(current, nowMs) > 0)
                    entry.Add(current, -1, nowMs);
                entry.Touch(nowMs);
            }

            entry.LetGo();
            slot = default;
        }
    }

    /// <summary>The slot's entry, locked, in the table that is the latest while it is.</summary>
    private static StickEntry Open(ref Slot slot, out StickTable? table)
    {
        while (true)
        {
            Follow(ref slot);
            table = slot.Table;
            if (table is null)
                return default;
            var entry = table.Open(slot.Handle);
            if (!table.HasGivenWay)
                return entry;
            entry.Dispose();
        }
    }

    // After a reload that changed the table's definition: the entry has moved, with this connection counted in it.
    private static void Follow(ref Slot slot)
    {
        if (slot.Table is not { } table || table.Latest is var latest && latest == table)
            return;
        byte[] key;
        using (var old = table.Open(slot.Handle))
            key = latest.Layout.Fit(old.Key, new byte[latest.Layout.KeyLength]).ToArray();

        // It has moved by now at the latest. At the beginning of time every entry lives; one that is gone has nothing to count this connection out of.
        using var entry = latest.Find(key, 0);
        slot = entry.Exists ? slot with { Table = latest, Handle = entry.Hold() } : default;
    }

    private static bool CountsBytes(StickLayout layout) =>
        layout.Count(StickDataType.BytesInCount) + layout.Count(StickDataType.BytesInRate) + layout.Count(StickDataType.BytesOutCount) + layout.Count(StickDataType.BytesOutRate) > 0;

    private static void Count(StickTable table, in StickEntry entry, StickDataType type, long amount, long nowMs) =>
        entry.Add(table.Layout.Field(type), amount, nowMs);

    private readonly record struct Slot(StickTable? Table, StickHandle Handle, bool HasSession);
}
