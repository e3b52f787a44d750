using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Patterns;

/// <summary>Parts of texts by a trie: <c>beg</c>, <c>end</c>, <c>sub</c>, <c>dir</c> and <c>dom</c>.</summary>
/// <remarks>
/// What is found of several is HAProxy's choice: the longest for <c>beg</c> with case, elsewhere the one that was added first. The work depends on
/// the value's length and not on how many patterns there are.
/// </remarks>
internal sealed class TextIndex(MatchMethod method, bool ignoreCase) : PatternIndex
{
    private readonly TextTrie trie = new();

    public override bool IsTree => method == MatchMethod.Beg && !ignoreCase;

    public override string? Add(PatternEntry entry)
    {
        trie.Add(Shape(entry.Key), entry);
        return null;
    }

    public override void Remove(PatternEntry entry) => trie.Remove(Shape(entry.Key), entry);

    public override PatternEntry? Find(in Sample sample)
    {
        var text = sample.Span;
        return method switch
        {
            MatchMethod.Beg when ignoreCase => FindFrom(text, 0, null),
            MatchMethod.Beg => FindLongest(text),
            MatchMethod.End => FindBackwards(text),
            MatchMethod.Sub => FindAnywhere(text),
            _ => FindWords(text),
        };
    }

    private static PatternEntry? Older(PatternEntry? a, PatternEntry? b) => a is null || (b is not null && b.Number < a.Number) ? b : a;

    private byte[] Shape(byte[] key)
    {
        var shaped = method is MatchMethod.Dir or MatchMethod.Dom ? Strip(key).ToArray() : [.. key];
        if (method == MatchMethod.End)
            Array.Reverse(shaped);
        for (var i = 0; ignoreCase && i < shaped.Length; i++)
            shaped[i] = BytesComparer.Fold(shaped[i]);
        return shaped;
    }

    /// <summary>Delimiters around a pattern do not count.</summary>
    private ReadOnlySpan<byte> Strip(ReadOnlySpan<byte> key)
    {
        while (key.Length > 0 && IsDelimiter(key[0]))
            key = key[1..];
        while (key.Length > 0 && IsDelimiter(key[^1]))
            key = key[..^1];
        return key;
    }

    private bool IsDelimiter(byte letter) => letter is (byte)'/' or (byte)'?' || (method == MatchMethod.Dom && letter is (byte)'.' or (byte)':');

    private byte Fold(byte letter) => ignoreCase ? BytesComparer.Fold(letter) : letter;

    private PatternEntry? FindLongest(ReadOnlySpan<byte> text)
    {
        var walk = trie.Start();
        var found = walk.Entry;
        foreach (var letter in text)
        {
            if (!walk.Step(letter))
                break;
            found = walk.Entry ?? found;
        }

        return found;
    }

    private PatternEntry? FindFrom(ReadOnlySpan<byte> text, int start, PatternEntry? found)
    {
        var walk = trie.Start();
        found = Older(found, walk.Entry);
        for (var i = start; i < text.Length && walk.Step(Fold(text[i])); i++)
            found = Older(found, walk.Entry);
        return found;
    }

    private PatternEntry? FindBackwards(ReadOnlySpan<byte> text)
    {
        var walk = trie.Start();
        var found = walk.Entry;
        for (var i = text.Length - 1; i >= 0 && walk.Step(Fold(text[i])); i--)
            found = Older(found, walk.Entry);
        return found;
    }

    private PatternEntry? FindAnywhere(ReadOnlySpan<byte> text)
    {
        PatternEntry? found = null;
        for (var start = 0; start <= text.Length; start++)
            found = FindFrom(text, start, found);
        return found;
    }

    private PatternEntry? FindWords(ReadOnlySpan<byte> text)
    {
        // A pattern of delimiters alone is found where an empty word ends the value.
        var found = text.Length == 0 || IsDelimiter(text[^1]) ? trie.Start().Entry : null;
        for (var start = 0; start < text.Length; start++)
        {
            if (IsDelimiter(text[start]) || (start > 0 && !IsDelimiter(text[start - 1])))
                continue;
            var walk = trie.Start();
            for (var i = start; i < text.Length && walk.Step(Fold(text[i])); i++)
            {
                if (i + 1 == text.Length || IsDelimiter(text[i + 1]))
                    found = Older(found, walk.Entry);
            }
        }

        return found;
    }
}
