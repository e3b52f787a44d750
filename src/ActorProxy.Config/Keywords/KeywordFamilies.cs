using System.Diagnostics.CodeAnalysis;

namespace ActorProxy.Config.Keywords;

/// <summary>Keywords by name whose families are made only when one of their names is looked up.</summary>
/// <remarks>
/// A definition holds functions, and the runtime has to find each of them: making all of several hundred took a tenth of the time of a check of 20,000 lines,
/// while a configuration uses a few families. Any thread.
/// </remarks>
public sealed class KeywordFamilies<TKeyword>
{
    private readonly Func<TKeyword, string> _name;
    private readonly Lazy<Dictionary<string, TKeyword>>[] _families;
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<(string Prefix, int Family)> _byPrefix = [];

    public KeywordFamilies(Func<TKeyword, string> name, params KeywordFamily<TKeyword>[] families)
    {
        _name = name;
        Families = families;
        _families = new Lazy<Dictionary<string, TKeyword>>[families.Length];
        for (var i = 0; i < families.Length; i++)
        {
            var family = families[i];
            _families[i] = new Lazy<Dictionary<string, TKeyword>>(() => family.Make().ToDictionary(_name, StringComparer.Ordinal));
            foreach (var word in family.Names.AsSpan().Split(' '))
            {
                var one = family.Names[word];
                if (one[^1] == '*') _byPrefix.Add((one[..^1], i));
                else _byName.Add(one, i);
            }
        }
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<KeywordFamily<TKeyword>> Families { get; }

    /// <summary>All of them; makes every family.</summary>
    public IEnumerable<TKeyword> All => _families.SelectMany(static family => family.Value.Values);

    /// <summary>All names; makes every family.</summary>
    public IEnumerable<string> Names => All.Select(_name);

    public bool TryFind(ReadOnlySpan<char> name, [MaybeNullWhen(false)] out TKeyword keyword)
    {
        if (_bySpan.TryGetValue(name, out var family)) return TryFind(family, name, out keyword);
        foreach (var (prefix, owner) in _byPrefix)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && TryFind(owner, name, out keyword)) return true;
        }
        keyword = default;
        return false;
    }

    private bool TryFind(int family, ReadOnlySpan<char> name, [MaybeNullWhen(false)] out TKeyword keyword) =>
        _families[family].Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out keyword);
}
