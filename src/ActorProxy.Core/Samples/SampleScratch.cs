using ActorProxy.Core.Samples.Http;

namespace ActorProxy.Core.Samples;

/// <summary>Memory for values that converters and fetches compute: handed out piece by piece, taken back all at once.</summary>
/// <remarks>
/// One for each event loop, used by one expression after another. Whoever evaluates takes a <see cref="Mark"/> first and goes back to it
/// (<see cref="Reset"/>) when the value is used up, so that nothing is allocated once the pieces are there. A value that outlives this is copied.
/// </remarks>
public sealed class SampleScratch
{
    private const int PieceBytes = 65536;

    private readonly List<byte[]> pieces = [];
    private int piece;
    private RequestHead? requestHead;
    private int used;

    /// <summary>The most bytes that one value may have: <c>tune.bufsize</c>, as with HAProxy. A converter whose result is longer fails.</summary>
    public int LimitBytes { get; init; } = 16384;

    /// <summary>What the last request's head was read as.</summary>
    internal RequestHead RequestHead => requestHead ??= new RequestHead();

    public (int Piece, int Used) Mark => (piece, used);

    /// <summary>Takes everything back that was handed out since the mark.</summary>
    public void Reset((int Piece, int Used) mark) => (piece, used) = mark;

    /// <summary>Memory of exactly this length, with whatever is in it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public Memory<byte> Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        while (piece < pieces.Count && pieces[piece].Length - used < length)
        {
            piece++;
            used = 0;
        }

        if (piece == pieces.Count)
        {
            pieces.Add(GC.AllocateUninitializedArray<byte>(Math.Max(PieceBytes, length)));
            used = 0;
        }

        var memory = pieces[piece].AsMemory(used, length);
        used += length;
        return memory;
    }

    /// <summary>A copy that lives until the next <see cref="Reset"/>.</summary>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        var copy = Rent(bytes.Length);
        bytes.CopyTo(copy.Span);
        return copy;
    }
}
