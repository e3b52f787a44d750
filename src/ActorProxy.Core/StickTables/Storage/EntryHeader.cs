using System.Runtime.InteropServices;

namespace ActorProxy.Core.StickTables.Storage;

/// <summary>What stands before the key in each entry: the entry's places in the structures of its shard.</summary>
/// <remarks>Entries are known by numbers; 0 is none.</remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct EntryHeader
{
    /// <summary>When the entry's life ends, in monotonic milliseconds; in a table without <c>expire</c>, when it was last touched.</summary>
    public long ExpireMs;

    /// <summary>Grows with each change of the shard that peers want to hear of.</summary>
    public long Sequence;
    public uint Hash;
    public int EarlierExpiry;
    public int LaterExpiry;
    public int EarlierUpdate;
    public int LaterUpdate;

    /// <summary>Who holds the entry: while there are some it is neither expired nor purged.</summary>
    public int Trackers;

    /// <summary>The slot of the expiry wheel that it hangs in, which may be an earlier one than its expiry's.</summary>
    public ushort WheelSlot;
    public EntryKind Kind;
    public EntryMarks Marks;

    /// <summary>Of a free place, the next one that is free: it hangs nowhere else.</summary>
    public int NextFree
    {
        readonly get => LaterExpiry;
        set => LaterExpiry = value;
    }
}
