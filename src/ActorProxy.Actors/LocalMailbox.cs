namespace ActorProxy.Actors;

/// <summary>What waits to be delivered on a loop, in order: a ring that grows. For the loop's thread alone.</summary>
internal sealed class LocalMailbox
{
    private const int SmallCapacity = 256;

    private Envelope[] _ring = new Envelope[SmallCapacity];
    private int _head;

    public int Count { get; private set; }

    /// <summary>How many envelopes fit without growing.</summary>
    public int Capacity => _ring.Length;

    public void Add(Envelope envelope)
    {
        if (Count == _ring.Length)
            Resize(Count * 2);
        _ring[(_head + Count++) & (_ring.Length - 1)] = envelope;
    }

    public bool TryTake(out Envelope envelope)
    {
        if (Count == 0)
        {
            envelope = default;
            return false;
        }

        envelope = _ring[_head];
        _ring[_head] = default;
        _head = (_head + 1) & (_ring.Length - 1);
        Count--;
        return true;
    }

    /// <summary>Gives back the memory that a burst has taken.</summary>
    public void Trim()
    {
        if (Count < SmallCapacity)
            Resize(SmallCapacity);
    }

    private void Resize(int capacity)
    {
        var ring = new Envelope[capacity];
        for (var i = 0; i < Count; i++)
            ring[i] = _ring[(_head + i) & (_ring.Length - 1)];
        _ring = ring;
        _head = 0;
    }
}
