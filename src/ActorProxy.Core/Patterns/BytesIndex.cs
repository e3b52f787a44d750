using System.Collections.Concurrent;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>Whole values by a hash: <c>str</c> and <c>bin</c>.</summary>
internal sealed class BytesIndex : PatternIndex
{
    private readonly ConcurrentDictionary<byte[], object> slots;
    private readonly ConcurrentDictionary<byte[], object>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly bool isHexadecimal;
    private readonly bool ignoreCase;

    public BytesIndex(bool isHexadecimal, bool ignoreCase, int capacity)
    {
        this.isHexadecimal = isHexadecimal;
        this.ignoreCase = ignoreCase;

        // One writer at a time: more lock stripes would be memory for nothing.
        slots = new ConcurrentDictionary<byte[], object>(1, Math.Max(capacity, 4), ignoreCase ? BytesComparer.CaseBlind : BytesComparer.Exact);
        lookup = slots.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public override bool IsTree => !isHexadecimal && !ignoreCase;

    public override string? Add(PatternEntry entry)
    {
        var key = entry.Key;
        if (isHexadecimal && !HexPattern.TryParse(entry.Key, out key, out var error))
            return error;
        slots.TryGetValue(key, out var slot);
        slots[key] = EntrySlot.Add(slot, entry);
        return null;
    }

    public override void Remove(PatternEntry entry)
    {
        var key = entry.Key;
        if ((isHexadecimal && !HexPattern.TryParse(entry.Key, out key, out _)) || !slots.TryGetValue(key, out var slot))
            return;
        if (EntrySlot.Remove(slot, entry) is { } rest)
            slots[key] = rest;
        else
            slots.TryRemove(key, out _);
    }

    public override PatternEntry? Find(in Sample sample) => lookup.TryGetValue(sample.Span, out var slot) ? EntrySlot.First(slot) : null;
}
