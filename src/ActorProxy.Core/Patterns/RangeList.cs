namespace ActorProxy.Core.Patterns;

/// <summary>Ranges of numbers: finds the one that was added first of those that a number lies in, by a binary search.</summary>
/// <remarks>
/// The line of numbers is cut where ranges begin and end; each segment knows its first range. Changes since it was cut are few and looked at
/// one by one; when there are more it is cut anew. Same threads as <see cref="PatternIndex"/>.
/// </remarks>
internal sealed class RangeList
{
    private const int MostChanges = 64;

    private readonly Dictionary<PatternEntry, NumberRange> all = [];
    private RangeSegments segments = RangeSegments.Empty;
    private bool isFilling = true;

    public void Add(NumberRange range, PatternEntry entry)
    {
        all.Add(entry, range);
        if (isFilling)
            return;
        if (segments.Recent.Length < MostChanges)
            Volatile.Write(ref segments, segments with { Recent = [.. segments.Recent, new RangeSegments.Item(range, entry)] });
        else
            Cut();
    }

    public void Remove(PatternEntry entry)
    {
        if (!all.Remove(entry))
            return;
        var recent = Array.FindIndex(segments.Recent, item => item.Entry == entry);
        if (recent >= 0)
            Volatile.Write(ref segments, segments with { Recent = [.. segments.Recent[..recent], .. segments.Recent[(recent + 1)..]] });
        else if (segments.Removed.Length < MostChanges && segments.Items.Length > MostChanges)
            Volatile.Write(ref segments, segments with { Removed = [.. segments.Removed, entry] });
        else
            Cut();
    }

    /// <summary>Cuts what was added so far; from now on each change shows at once.</summary>
    public void Complete()
    {
        isFilling = false;
        Cut();
    }

    public PatternEntry? Find(long number) => Volatile.Read(ref segments).Find(number);

    private void Cut() => Volatile.Write(ref segments, all.Count == 0 ? RangeSegments.Empty : RangeSegments.Cut(all));
}
