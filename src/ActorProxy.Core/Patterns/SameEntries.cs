namespace ActorProxy.Core.Patterns;

/// <summary>Several entries of the same pattern; the first one counts until it is removed.</summary>
internal sealed class SameEntries
{
    private readonly LinkedList<PatternEntry> entries = [];
    private PatternEntry? first;

    public SameEntries(PatternEntry first, PatternEntry second)
    {
        entries.AddLast(first);
        entries.AddLast(second);
        this.first = first;
    }

    public PatternEntry? First => Volatile.Read(ref first);

    public void Add(PatternEntry entry)
    {
        entries.AddLast(entry);
        Volatile.Write(ref first, entries.First?.Value);
    }

    public void Remove(PatternEntry entry)
    {
        entries.Remove(entry);
        Volatile.Write(ref first, entries.First?.Value);
    }

    public List<PatternEntry> ToList() => [.. entries];
}
