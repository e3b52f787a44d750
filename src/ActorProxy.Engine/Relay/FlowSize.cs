namespace ActorProxy.Engine.Relay;

/// <summary>Whether one direction of a relay moves large pieces now, as its latest reads show it.</summary>
/// <remarks>
/// Pure. A splice costs more calls than a copy, and a copy more the larger the piece is. So it takes a few pieces of the other kind in
/// a row to change: the end of a large answer, or one large question among small ones, does not.
/// </remarks>
public struct FlowSize
{
    /// <summary>Full buffers in a row that make a flow a large one.</summary>
    public const int LargeAfterFullReads = 2;

    /// <summary>Small splices in a row that make it a small one again.</summary>
    public const int SmallAfterSmallSplices = 8;

    /// <summary>A splice is small below this part of a buffer: a large flow whose sender is slow still fills more.</summary>
    public const int SmallPartOfBuffer = 4;

    private byte _contrary;

    /// <summary>Worth splicing.</summary>
    public bool IsLarge { get; private set; }

    /// <summary>Bytes were received into a buffer that had room for <paramref name="room"/>.</summary>
    public void Copied(int bytes, int room) => Note(bytes == room, LargeAfterFullReads);

    /// <summary>Bytes were moved without a buffer, one of which would take <paramref name="bufferBytes"/>.</summary>
    public void Spliced(int bytes, int bufferBytes) => Note(bytes < bufferBytes / SmallPartOfBuffer, SmallAfterSmallSplices);

    private void Note(bool isContrary, int enough)
    {
        _contrary = isContrary ? (byte)(_contrary + 1) : (byte)0;
        if (_contrary < enough)
            return;
        IsLarge = !IsLarge;
        _contrary = 0;
    }
}
