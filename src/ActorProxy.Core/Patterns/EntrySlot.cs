namespace ActorProxy.Core.Patterns;

/// <summary>The entries of one pattern: mostly one, so that it stands there itself; otherwise a <see cref="SameEntries"/>.</summary>
internal static class EntrySlot
{
    /// <summary>The one that was added first.</summary>
    public static PatternEntry? First(object? slot) => slot is PatternEntry entry ? entry : (slot as SameEntries)?.First;

    /// <summary>What stands in the slot when one more is there.</summary>
    public static object Add(object? slot, PatternEntry entry)
    {
        switch (slot)
        {
            case null:
                return entry;
            case SameEntries several:
                several.Add(entry);
                return several;
            default:
                return new SameEntries((PatternEntry)slot, entry);
        }
    }

    /// <summary>What stands in the slot when one less is there; null for nothing.</summary>
    public static object? Remove(object? slot, PatternEntry entry)
    {
        if (slot is not SameEntries several)
            return ReferenceEquals(slot, entry) ? null : slot;
        several.Remove(entry);
        return several.First is null ? null : several;
    }

    /// <summary>All of them, in the order in which they were added.</summary>
    public static List<PatternEntry> All(object slot) => slot is SameEntries several ? several.ToList() : [(PatternEntry)slot];
}
