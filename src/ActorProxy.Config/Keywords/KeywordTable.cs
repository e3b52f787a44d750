using System.Diagnostics.CodeAnalysis;

namespace ActorProxy.Config.Keywords;

/// <summary>Keywords by name, found by a slice of the line without making a string of it.</summary>
public sealed class KeywordTable<TKeyword>
{
    private readonly Dictionary<string, TKeyword> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TKeyword>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public KeywordTable(Func<TKeyword, string> name, params TKeyword[][] families)
    {
        foreach (var family in families)
        {
            foreach (var keyword in family) _byName.Add(name(keyword), keyword);
        }
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IEnumerable<string> Names => _byName.Keys;

    public IEnumerable<TKeyword> All => _byName.Values;

    public bool TryFind(ReadOnlySpan<char> name, [MaybeNullWhen(false)] out TKeyword keyword) => _bySpan.TryGetValue(name, out keyword);
}
