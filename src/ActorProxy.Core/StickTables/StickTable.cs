using ActorProxy.Core.Hashing;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Core.StickTables.Replication;
using ActorProxy.Core.StickTables.Storage;

namespace ActorProxy.Core.StickTables;

/// <summary>A stick table: what is known of each key, shared by all event loops of a node.</summary>
/// <remarks>
/// Any thread. The keys are spread over shards with a lock each; an entry is looked at under its shard's lock, one at a time.
/// Times are monotonic milliseconds that the caller passes in.
/// </remarks>
public sealed class StickTable
{
    private const int MostShards = 16;

    /// <summary>A table up to this size has one shard: then the oldest entry is the oldest of all.</summary>
    private const int OneShard = 4096;

    private readonly Lock followGate = new();
    private readonly ulong seed;
    private readonly long createdMs;
    private readonly long[] presentSince;
    private StickTableShard[]? shards;
    private StickTable? successor;
    private StickTable? predecessor;
    private StickTableMigration? migration;
    private long used;
    private long purged;
    private long refused;
    private TableFollower[] followers = [];
    private int isAwaited;

    /// <param name="seed">Drawn by the process: nobody outside can choose keys that fall together.</param>
    public StickTable(StickTableDefinition definition, ulong seed, long nowMs)
    {
        Definition = definition;
        presentSince = new long[definition.Others.Length + 1];
        Array.Fill(presentSince, long.MaxValue);
        Layout = new StickLayout(definition);
        Number = KeyOwner.TableNumber(definition.WireName);
        this.seed = seed;
        createdMs = nowMs;
        IsReplicated = definition is { Peers: not null, ReceiveOnly: false };
    }

    public StickTableDefinition Definition { get; }

    public StickLayout Layout { get; }

    /// <summary>As whom this node binds keys to servers; null in a table that nobody else has.</summary>
    public StickAuthor? Author { get; init; }

    /// <summary>Stands for the table where a key's owner is chosen, the same on every node.</summary>
    public ulong Number { get; }

    /// <summary>The words that entries refer to by number.</summary>
    public WordDictionary Words { get; } = new();

    /// <summary>Entries, those not yet removed whose life is over among them.</summary>
    public long Used => Volatile.Read(ref used);

    /// <summary>How often an entry was dropped because the table was full.</summary>
    public long Purged => Volatile.Read(ref purged);

    /// <summary>How often there was no room for a new entry.</summary>
    public long Refused => Volatile.Read(ref refused);

    /// <summary>Memory taken for entries, in bytes.</summary>
    public long AllocatedBytes => (Volatile.Read(ref shards) ?? []).Sum(shard => shard.AllocatedBytes);

    /// <summary>The table that has taken this one's place after a reload changed its definition; usually this one itself.</summary>
    /// <remarks>What was compiled for this table goes on there.</remarks>
    public StickTable Latest
    {
        get
        {
            var latest = this;
            while (Volatile.Read(ref latest.successor) is { } next)
                latest = next;
            return latest;
        }
    }

    /// <summary>Another table has taken this one's place. Asked under an entry's lock: when not, what is done there is seen by that table.</summary>
    internal bool HasGivenWay => Volatile.Read(ref successor) is not null;

    /// <summary>Its local changes are kept in their order, for peers.</summary>
    public bool IsReplicated { get; }

    // Made when the first entry is: a configuration that is only checked has tables, too.
    private StickTableShard[] Shards => Volatile.Read(ref shards) ?? MakeShards();

    /// <summary>The living entry of a key, locked.</summary>
    /// <param name="key">In the table's form; see <see cref="StickKey"/>.</param>
    public StickEntry Find(ReadOnlySpan<byte> key, long nowMs)
    {
        BringOver(key);
        var hash = Hash(key, out var number);
        var shard = Shards[number];
        shard.Gate.Enter();
        var entry = FindIn(shard, key, hash, nowMs);
        if (entry != 0)
            return new StickEntry(this, shard, number, entry, false);
        shard.Gate.Exit();
        return default;
    }

    /// <summary>The entry of a key, locked, made when there is none. It does not exist when the table is full and can't be purged, and for an empty key.</summary>
    public StickEntry FindOrAdd(ReadOnlySpan<byte> key, long nowMs)
    {
        // All that have no key would share one entry.
        if (key.IsEmpty)
            return default;
        BringOver(key);
        return FindOrAddHere(key, nowMs);
    }

    /// <summary>As <see cref="FindOrAdd"/>, in this table alone, also while entries of the one before still move over.</summary>
    internal StickEntry FindOrAddHere(ReadOnlySpan<byte> key, long nowMs)
    {
        var hash = Hash(key, out var number);
        var shard = Shards[number];
        while (true)
        {
            shard.Gate.Enter();
            var entry = FindIn(shard, key, hash, nowMs);
            if (entry != 0)
                return new StickEntry(this, shard, number, entry, false);
            if (TryReserve(shard, nowMs))
            {
                entry = shard.Add(key, hash, nowMs + Definition.ExpireMs);
                return new StickEntry(this, shard, number, entry, true);
            }

            shard.Gate.Exit();
            if (!MakeRoomElsewhere(shard, nowMs))
            {
                Interlocked.Increment(ref refused);
                return default;
            }
        }
    }

    /// <summary>The entry that is held, locked.</summary>
    public StickEntry Open(StickHandle handle)
    {
        var shard = Shards[handle.Shard];
        shard.Gate.Enter();
        return new StickEntry(this, shard, handle.Shard, handle.Entry, false);
    }

    /// <summary>The next entry of a walk through all of them, locked; one that does not exist ends the walk.</summary>
    public StickEntry Next(ref StickCursor cursor)
    {
        var all = Shards;
        for (; cursor.Shard < all.Length; cursor.Shard++, cursor.Entry = 0)
        {
            var shard = all[cursor.Shard];
            shard.Gate.Enter();
            while (++cursor.Entry < shard.Entries.End)
            {
                if (shard.Entries.Header(cursor.Entry) is { Kind: EntryKind.Entry } header && (header.Marks & EntryMarks.Moved) == 0)
                    return new StickEntry(this, shard, cursor.Shard, cursor.Entry, false);
            }

            shard.Gate.Exit();
        }

        return default;
    }

    /// <summary>Removes entries whose life is over. Called every second or so; looking a key up is exact in any case.</summary>
    /// <param name="exact">Also those whose life ended just now, so that <see cref="Used"/> is exact.</param>
    public void Sweep(long nowMs, bool exact = false)
    {
        if (Volatile.Read(ref used) == 0)
            return;
        foreach (var shard in Shards)
        {
            lock (shard.Gate)
                Left(shard.RemoveExpired(nowMs, exact));
        }
    }

    /// <summary>Gives this table's place to another one with the same kind of keys, and its entries; see <see cref="Latest"/>.</summary>
    /// <remarks>
    /// While it is used. An entry moves whenever it is let go from here on: by the walk of this method, because somebody looks for it in the new
    /// table, or because somebody was still about to count in it here. So nothing is missed, and nothing is there twice.
    /// </remarks>
    public void GiveWayTo(StickTable next, long nowMs)
    {
        migration = new StickTableMigration(this, next, nowMs);
        Volatile.Write(ref next.predecessor, this);
        Volatile.Write(ref successor, next);
        var cursor = default(StickCursor);
        while (MoveNext(ref cursor))
        {
        }

        Volatile.Write(ref next.predecessor, null);
    }

    /// <summary>An entry is let go, and its lock still held: it goes to where this table's place was given to.</summary>
    internal void Move(in StickEntry entry, ref EntryHeader header) => migration!.Move(entry, ref header);

    private bool MoveNext(ref StickCursor cursor)
    {
        using var entry = Next(ref cursor);
        return entry.Exists;
    }

    /// <summary>The entry of a key must not seem new because the walk has not come to it yet.</summary>
    private void BringOver(ReadOnlySpan<byte> key)
    {
        if (Volatile.Read(ref predecessor) is not { } before)
            return;
        var layout = before.Layout;
        var former = layout.Fit(key, new byte[layout.KeyLength]);

        // A key that has lost something on the way can't be known; the walk brings its entry.
        if (!Layout.Fit(former, new byte[Layout.KeyLength]).SequenceEqual(key))
            return;

        // At the beginning of time every entry lives.
        before.Find(former, 0).Dispose();
    }

    /// <summary>A node of the table is connected, or is no longer: its gauges count from when its process began.</summary>
    /// <param name="node">See <see cref="NodeNumber"/>.</param>
    /// <param name="since">When its process began, by its own clock; null when it is gone.</param>
    public void Present(uint node, long? since)
    {
        if (Definition.Others.IndexOf(node) is var index and >= 0)
            Volatile.Write(ref presentSince[index], since ?? long.MaxValue);
    }

    internal long PresentSince(int contributor) => Volatile.Read(ref presentSince[contributor]);

    /// <summary>Follows the table's local changes, from the first one on, until <see cref="Unfollow"/>.</summary>
    /// <param name="onChange">Called on the thread that changes an entry, under its lock, after <see cref="TableFollower.AwaitChange"/>; perhaps also when another follower waits.</param>
    public TableFollower Follow(Action onChange)
    {
        var follower = new TableFollower(this, Shards, onChange);
        lock (followGate)
            Volatile.Write(ref followers, [.. followers, follower]);
        return follower;
    }

    public void Unfollow(TableFollower follower)
    {
        lock (followGate)
            Volatile.Write(ref followers, [.. followers.Where(one => one != follower)]);
        follower.Release();
    }

    /// <summary>The next change of an entry tells all followers, once.</summary>
    internal void AwaitChange() => Interlocked.Exchange(ref isAwaited, 1);

    internal void Changed(StickTableShard shard, int entry)
    {
        shard.Updates.Changed(entry);
        if (Volatile.Read(ref isAwaited) != 0 && Interlocked.Exchange(ref isAwaited, 0) != 0)
            TellFollowers();
    }

    private void TellFollowers()
    {
        foreach (var follower in Volatile.Read(ref followers))
            follower.Changed();
    }

    internal void Left(int entries) => Interlocked.Add(ref used, -entries);

    private int FindIn(StickTableShard shard, ReadOnlySpan<byte> key, uint hash, long nowMs)
    {
        var entry = shard.Find(key, hash, nowMs, Definition.ExpireMs == 0, out var removed);
        if (removed)
            Left(1);
        return entry;
    }

    private bool TryReserve(StickTableShard shard, long nowMs)
    {
        while (true)
        {
            if (Interlocked.Increment(ref used) <= Definition.Size)
                return true;
            Left(1);
            if (!MakeRoom(shard, nowMs))
                return false;
        }
    }

    private bool MakeRoom(StickTableShard shard, long nowMs)
    {
        var expired = shard.RemoveExpired(nowMs, exact: Definition.NoPurge);
        Left(expired);
        if (expired > 0)
            return true;
        if (Definition.NoPurge || !shard.RemoveOldest())
            return false;
        Left(1);
        Interlocked.Increment(ref purged);
        return true;
    }

    private bool MakeRoomElsewhere(StickTableShard full, long nowMs)
    {
        foreach (var shard in Shards)
        {
            if (shard == full)
                continue;
            lock (shard.Gate)
            {
                if (MakeRoom(shard, nowMs))
                    return true;
            }
        }

        return false;
    }

    private uint Hash(ReadOnlySpan<byte> key, out int shard)
    {
        var hash = XxHash64.Compute(key, seed);
        shard = (int)(hash >> 32) & (Shards.Length - 1);
        return (uint)hash;
    }

    private StickTableShard[] MakeShards()
    {
        var made = new StickTableShard[Definition.Size <= OneShard ? 1 : MostShards];
        for (var i = 0; i < made.Length; i++)
            made[i] = new StickTableShard(Layout, Definition.ExpireMs, Definition.Size, createdMs);
        return Interlocked.CompareExchange(ref shards, made, null) ?? made;
    }
}
