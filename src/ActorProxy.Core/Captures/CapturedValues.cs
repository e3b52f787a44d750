using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Captures;

/// <summary>What was captured of one stream. Belongs to its connection's event loop.</summary>
/// <remarks>Memory is taken when a slot is first filled: the slot's length at most, however long the value was.</remarks>
public sealed class CapturedValues(CaptureSlots slots)
{
    private readonly byte[]?[] _request = new byte[]?[slots.Request.Length];
    private readonly byte[]?[] _response = new byte[]?[slots.Response.Length];

    /// <summary>How many slots there are.</summary>
    public int Count(SampleDirection direction) => Of(direction).Length;

    /// <summary>What a slot holds; null when nothing was captured, or there is no such slot.</summary>
    public byte[]? this[SampleDirection direction, long slot] => Has(direction, slot) ? Of(direction)[slot] : null;

    public bool Has(SampleDirection direction, long slot) => slot >= 0 && slot < Of(direction).Length;

    /// <summary>Fills a slot with as much of a value as it takes; false when there is no such slot.</summary>
    public bool TrySet(SampleDirection direction, long slot, ReadOnlySpan<byte> value)
    {
        if (!Has(direction, slot))
            return false;
        var length = (direction == SampleDirection.Request ? slots.Request : slots.Response)[(int)slot];
        Of(direction)[slot] = value[..Math.Min(value.Length, length)].ToArray();
        return true;
    }

    private byte[]?[] Of(SampleDirection direction) => direction == SampleDirection.Request ? _request : _response;
}
