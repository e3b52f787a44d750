using System.Collections.Concurrent;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>Numbers and ranges of numbers: <c>int</c>, and <c>len</c> for the length of text.</summary>
internal sealed class NumberIndex(bool ofLength, bool isDotted) : PatternIndex
{
    private readonly ConcurrentDictionary<long, object> singles = new(1, 4);
    private readonly RangeList ranges = new();

    public override string? Add(PatternEntry entry)
    {
        if (!NumberRange.TryParse(entry.Key, isDotted, out var range, out var error))
            return error;
        if (range.Least == range.Most)
        {
            singles.TryGetValue(range.Least, out var slot);
            singles[range.Least] = EntrySlot.Add(slot, entry);
        }
        else
        {
            ranges.Add(range, entry);
        }

        return null;
    }

    public override void Complete() => ranges.Complete();

    public override void Remove(PatternEntry entry)
    {
        if (!NumberRange.TryParse(entry.Key, isDotted, out var range, out _))
            return;
        if (range.Least != range.Most)
            ranges.Remove(entry);
        else if (singles.TryGetValue(range.Least, out var slot))
        {
            if (EntrySlot.Remove(slot, entry) is { } rest)
                singles[range.Least] = rest;
            else
                singles.TryRemove(range.Least, out _);
        }
    }

    public override PatternEntry? Find(in Sample sample)
    {
        var number = ofLength ? sample.Bytes.Length : sample.Number;
        var single = singles.TryGetValue(number, out var slot) ? EntrySlot.First(slot) : null;
        var range = ranges.Find(number);
        return single is null || (range is not null && range.Number < single.Number) ? range : single;
    }
}
