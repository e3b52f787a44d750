namespace ActorProxy.Engine.Relay;

/// <summary>Bytes between a receive and a send.</summary>
public sealed class RelayBuffer
{
    private readonly byte[] _bytes;

    internal RelayBuffer(int sizeBytes) => _bytes = GC.AllocateUninitializedArray<byte>(sizeBytes, pinned: true);

    internal RelayBuffer? NextFree { get; set; }

    /// <summary>Where the bytes begin that are still to be sent.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public bool IsEmpty => Start == End;

    public int SizeBytes => _bytes.Length;

    /// <summary>What is still to be sent.</summary>
    public ReadOnlySpan<byte> Pending => _bytes.AsSpan(Start, End - Start);

    /// <summary>As <see cref="Pending" />, for those who keep it while they are asked.</summary>
    public ReadOnlyMemory<byte> PendingMemory => _bytes.AsMemory(Start, End - Start);

    /// <summary>Where the next bytes can be received.</summary>
    public Span<byte> Free => _bytes.AsSpan(End);

    public void Filled(int count) => End += count;

    public void Sent(int count)
    {
        Start += count;
        if (Start == End)
            Clear();
    }

    public void Clear() => Start = End = 0;

    /// <summary>Gives the buffer back to the pool that it came from.</summary>
    public void ReturnTo(BufferPool pool) => pool.Return(this);
}
