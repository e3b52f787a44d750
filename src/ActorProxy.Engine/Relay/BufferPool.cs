namespace ActorProxy.Engine.Relay;

/// <summary>The buffers of one loop: as many as hold data at one time, whatever the number of connections.</summary>
public sealed class BufferPool(int bufferSizeBytes)
{
    /// <summary>Buffers that a busy turn may fill before they are sent; as many are kept for the next one.</summary>
    private const int Batch = 32;


    private RelayBuffer? _free;
    private int _freeCount;

    public int BufferSizeBytes { get; } = bufferSizeBytes;

    /// <summary>Buffers handed out and not yet returned.</summary>
    public int InUse { get; private set; }

    /// <summary>Whether enough is received for now: sending a batch of many would only keep more memory.</summary>
    public bool IsBatchFull => InUse >= Batch;

    public RelayBuffer Rent()
    {
        InUse++;
        var buffer = _free;
        if (buffer is null)
            return new RelayBuffer(BufferSizeBytes);
        _free = buffer.NextFree;
        buffer.NextFree = null;
        _freeCount--;
        return buffer;
    }

    public void Return(RelayBuffer buffer)
    {
        InUse--;
        buffer.Clear();

        // Beyond what a busy turn needs, memory goes back: a burst must not be kept for ever.
        if (_freeCount >= Batch)
            return;
        buffer.NextFree = _free;
        _free = buffer;
        _freeCount++;
    }
}
