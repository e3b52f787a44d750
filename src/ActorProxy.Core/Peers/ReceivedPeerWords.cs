using System.Text;

namespace ActorProxy.Core.Peers;

/// <summary>The words that a peer has sent in this session, by the numbers that it gave them: later it sends the number alone.</summary>
/// <remarks>A word that came before is the same string object: reading makes a new one only for a new word.</remarks>
public sealed class ReceivedPeerWords
{
    public const int MostWords = 128;
    public const int MostWordBytes = 1024;

    private readonly string?[] _words = new string?[MostWords + 1];

    /// <summary>What the peer has taught, by number.</summary>
    public IEnumerable<PeerWord> All => _words.Index().Where(static one => one.Item is not null).Select(static one => new PeerWord(one.Index, one.Item!));

    /// <summary>Reads one word and moves the offset behind it; the word is null where the sender has none.</summary>
    /// <returns>False for one that is cut, too long, or has a number that stands for nothing.</returns>
    public bool TryRead(ReadOnlySpan<byte> data, ref int offset, out string? word)
    {
        word = null;
        if (!PeerVarint.TryRead(data, ref offset, out var length) || length > (ulong)(data.Length - offset))
            return false;
        if (length == 0)
            return true;
        var part = data.Slice(offset, (int)length);
        offset += part.Length;
        var at = 0;
        if (!PeerVarint.TryRead(part, ref at, out var id) || id is 0 or > MostWords)
            return false;
        if (at == part.Length)
        {
            word = _words[id];
            return word is not null;
        }

        if (!PeerVarint.TryRead(part, ref at, out var bytes) || bytes is 0 or > MostWordBytes || bytes > (ulong)(part.Length - at))
            return false;
        var text = part.Slice(at, (int)bytes);
        if (_words[id] is { } known && IsSame(known, text))
            word = known;
        else
            _words[id] = word = Encoding.UTF8.GetString(text);
        return true;
    }

    private static bool IsSame(string known, ReadOnlySpan<byte> text)
    {
        if (known.Length != text.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (known[i] != text[i] || text[i] >= 128)
                return false;
        }

        return true;
    }
}
