using System.Text;

namespace ActorProxy.Core.Peers;

/// <summary>The numbers that this side gives to words in one session: a word is sent once, then its number alone.</summary>
public sealed class SentPeerWords
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly string?[] _words = new string?[ReceivedPeerWords.MostWords + 1];
    private int _next = 1;
    private int _added;

    /// <summary>What the peer has been taught, by number.</summary>
    public IEnumerable<PeerWord> All => _words.Index().Where(static one => one.Item is not null).Select(static one => new PeerWord(one.Index, one.Item!));

    /// <summary>Writes a word, or 0 for none.</summary>
    /// <remarks>Ask for one at a time: an update that did not fit takes back, by <see cref="Undo"/>, what it would have taught.</remarks>
    public void Write(ref PeerFrameWriter writer, string? word)
    {
        _added = 0;
        if (string.IsNullOrEmpty(word))
        {
            writer.Number(0);
            return;
        }

        if (_numbers.TryGetValue(word, out var number))
        {
            writer.Number((ulong)PeerVarint.LengthOf((ulong)number));
            writer.Number((ulong)number);
            return;
        }

        number = Add(word);
        var bytes = Encoding.UTF8.GetByteCount(word);
        writer.Number((ulong)(PeerVarint.LengthOf((ulong)number) + PeerVarint.LengthOf((ulong)bytes) + bytes));
        writer.Number((ulong)number);
        writer.Number((ulong)bytes);
        if (writer.Take(bytes) is { IsEmpty: false } room)
            Encoding.UTF8.GetBytes(word, room);
    }

    /// <summary>Forgets the last word, whose update was not sent: the peer does not know its number.</summary>
    public void Undo()
    {
        if (_added == 0)
            return;
        _numbers.Remove(_words[_added]!);
        _words[_added] = null;
        _added = 0;
    }

    /// <summary>Numbers are used again in turn, the oldest first.</summary>
    private int Add(string word)
    {
        var number = _next;
        _next = number == ReceivedPeerWords.MostWords ? 1 : number + 1;
        if (_words[number] is { } old)
            _numbers.Remove(old);
        _words[number] = word;
        _numbers.Add(word, number);
        _added = number;
        return number;
    }
}
