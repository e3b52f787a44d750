using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorProxy.Core.StickTables.Storage;

/// <summary>A shard's memory: entries of one size side by side in blocks, so that a million of them are no work for the garbage collector.</summary>
internal sealed class EntrySlabs
{
    private const int SlabBytes = 32 * 1024;

    private readonly int entryBytes;
    private readonly int shift;
    private byte[][] slabs = [];
    private int firstFree;
    private int next = 1;

    /// <param name="most">No more entries than this are asked for at once: small tables take small blocks.</param>
    public EntrySlabs(int entryBytes, long most)
    {
        this.entryBytes = entryBytes;
        var entries = (int)Math.Clamp(Math.Min(most + 1, SlabBytes / entryBytes), 4, SlabBytes);
        shift = BitOperations.Log2((uint)entries);
    }

    /// <summary>Numbers below this one may be in use.</summary>
    public int End => next;

    public long AllocatedBytes => (long)slabs.Length * (entryBytes << shift);

    public ref EntryHeader Header(int entry) => ref Unsafe.As<byte, EntryHeader>(ref At(entry, 0));

    /// <summary>A byte of an entry. The memory never moves.</summary>
    public ref byte At(int entry, int offset)
    {
        var slab = slabs[entry >> shift];
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(slab), ((entry & ((1 << shift) - 1)) * entryBytes) + offset);
    }

    /// <summary>Takes a place, filled with zeros.</summary>
    public int Rent()
    {
        int entry;
        if (firstFree != 0)
        {
            entry = firstFree;
            firstFree = Header(entry).NextFree;
        }
        else
        {
            entry = next++;
            if (entry >> shift >= slabs.Length)
                slabs = [.. slabs, GC.AllocateUninitializedArray<byte>(entryBytes << shift, pinned: true)];
        }

        MemoryMarshal.CreateSpan(ref At(entry, 0), entryBytes).Clear();
        return entry;
    }

    public void Return(int entry)
    {
        ref var header = ref Header(entry);
        header.Kind = EntryKind.Free;
        header.NextFree = firstFree;
        firstFree = entry;
    }
}
