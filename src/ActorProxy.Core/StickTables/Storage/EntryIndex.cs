using System.Numerics;

namespace ActorProxy.Core.StickTables.Storage;

/// <summary>Finds a shard's entries by the hash of their key: chains in buckets, about one entry each.</summary>
internal sealed class EntryIndex(EntrySlabs entries)
{
    private const int FewestBuckets = 8;

    private int[] buckets = new int[FewestBuckets];
    private int count;

    public int Count => count;

    public long AllocatedBytes => sizeof(int) * (long)buckets.Length;

    /// <summary>The first entry whose hash may be this one; the others follow by <see cref="EntryHeader.NextInBucket"/>.</summary>
    public int First(uint hash) => buckets[hash & (uint)(buckets.Length - 1)];

    public void Add(int entry)
    {
        if (count >= buckets.Length)
            Grow();
        count++;
        Link(entry);
    }

    public void Remove(int entry)
    {
        ref var header = ref entries.Header(entry);
        ref var at = ref buckets[header.Hash & (uint)(buckets.Length - 1)];
        while (at != entry)
            at = ref entries.Header(at).NextInBucket;
        at = header.NextInBucket;
        count--;
    }

    private void Link(int entry)
    {
        ref var header = ref entries.Header(entry);
        ref var bucket = ref buckets[header.Hash & (uint)(buckets.Length - 1)];
        header.NextInBucket = bucket;
        bucket = entry;
    }

    private void Grow()
    {
        var old = buckets;
        buckets = new int[BitOperations.RoundUpToPowerOf2((uint)old.Length + 1)];
        foreach (var first in old)
        {
            for (var entry = first; entry != 0;)
            {
                var next = entries.Header(entry).NextInBucket;
                Link(entry);
                entry = next;
            }
        }
    }
}
