namespace ActorProxy.Core.Patterns;

/// <summary>One state of a <see cref="RangeList"/>. Immutable.</summary>
/// <param name="Starts">Where segments begin, ascending; each ends where the next one begins.</param>
/// <param name="Firsts">For each segment the range that was added first, or null.</param>
/// <param name="Items">All ranges that the segments are made of, by age.</param>
/// <param name="Recent">Added since.</param>
/// <param name="Removed">Removed since.</param>
internal sealed record RangeSegments(long[] Starts, PatternEntry?[] Firsts, RangeSegments.Item[] Items, RangeSegments.Item[] Recent, PatternEntry[] Removed)
{
    public static RangeSegments Empty { get; } = new([], [], [], [], []);

    public static RangeSegments Cut(IReadOnlyDictionary<PatternEntry, NumberRange> ranges)
    {
        var items = ranges.Select(static one => new Item(one.Value, one.Key)).ToArray();
        Array.Sort(items, static (a, b) => a.Entry.Number.CompareTo(b.Entry.Number));
        var byStart = items.ToArray();
        Array.Sort(byStart, static (a, b) => a.Range.Least.CompareTo(b.Range.Least));
        var edges = new SortedSet<long>();
        foreach (var item in items)
        {
            edges.Add(item.Range.Least);
            if (item.Range.Most < long.MaxValue)
                edges.Add(item.Range.Most + 1);
        }

        var starts = edges.ToArray();
        var firsts = new PatternEntry?[starts.Length];
        var open = new PriorityQueue<Item, long>();
        var next = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            for (; next < byStart.Length && byStart[next].Range.Least == starts[i]; next++)
                open.Enqueue(byStart[next], byStart[next].Entry.Number);
            while (open.TryPeek(out var oldest, out _) && oldest.Range.Most < starts[i])
                open.Dequeue();
            firsts[i] = open.TryPeek(out var first, out _) ? first.Entry : null;
        }

        return new RangeSegments(starts, firsts, items, [], []);
    }

    public PatternEntry? Find(long number)
    {
        var found = FindInSegments(number);
        foreach (var item in Recent)
        {
            // What was added later never comes before what the segments know.
            if (found is not null)
                break;
            if (item.Range.Least <= number && number <= item.Range.Most)
                found = item.Entry;
        }

        return found;
    }

    private PatternEntry? FindInSegments(long number)
    {
        var index = Array.BinarySearch(Starts, number);
        if (index < 0)
            index = ~index - 1;
        if (index < 0 || Firsts[index] is not { } first || Array.IndexOf(Removed, first) < 0)
            return index < 0 ? null : Firsts[index];
        foreach (var item in Items)
        {
            if (item.Range.Least <= number && number <= item.Range.Most && Array.IndexOf(Removed, item.Entry) < 0)
                return item.Entry;
        }

        return null;
    }

    internal readonly record struct Item(NumberRange Range, PatternEntry Entry);
}
