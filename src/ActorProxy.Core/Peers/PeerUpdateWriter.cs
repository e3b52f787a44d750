using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Core.Peers;

/// <summary>Writes one update: the key, then each value in the order of the table's definition, then <see cref="Finish"/>.</summary>
/// <remarks>
/// Its number is always written, never left to be counted: some versions of HAProxy acknowledge counted ones wrongly.
/// A value that an entry does not have is written as 0, an unused <see cref="PeerRate"/> or a null word: the definition says how many there are.
/// </remarks>
public ref struct PeerUpdateWriter
{
    private readonly SentPeerWords _words;
    private PeerFrameWriter _writer;

    /// <param name="expireMs">What is left of the entry's life; null for a peer of version 2.0, which takes no timed updates.</param>
    /// <param name="key">Of the definition's length, except for text; an integer with its high byte first.</param>
    public PeerUpdateWriter(Span<byte> buffer, PeerTableDefinition table, uint id, int? expireMs, ReadOnlySpan<byte> key, SentPeerWords words)
    {
        _words = words;
        _writer = new PeerFrameWriter(buffer, expireMs is null ? PeerMessageKind.Update : PeerMessageKind.TimedUpdate);
        _writer.Fixed(id);
        if (expireMs is { } life)
            _writer.Fixed((uint)Math.Max(0, life));
        if (table.KeyType == StickKeyType.String)
            _writer.Number((ulong)key.Length);
        _writer.Bytes(key);
    }

    public void Number(ulong value) => _writer.Number(value);

    public void Signed(int value) => _writer.Number(unchecked((ulong)(long)value));

    public void Rate(PeerRate rate)
    {
        _writer.Number(rate.AgeMs);
        _writer.Number(rate.Current);
        _writer.Number(rate.Previous);
    }

    public void Word(string? word) => _words.Write(ref _writer, word);

    /// <summary>The message's bytes; 0 when it did not fit, and then nothing was sent.</summary>
    public readonly int Finish()
    {
        var length = _writer.Finish();
        if (length == 0)
            _words.Undo();
        return length;
    }
}
