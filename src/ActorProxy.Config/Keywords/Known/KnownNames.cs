namespace ActorProxy.Config.Keywords.Known;

/// <summary>A compact list of HAProxy's names, which only a failing look-up reads: the blank-separated words of one string.</summary>
public readonly struct KnownNames(string names)
{
    public bool Contains(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Contains(' ')) return false;
        foreach (var range in names.AsSpan().Split(' '))
        {
            var known = names.AsSpan(range);
            // A trailing star stands for the argument that is written together with the name: set-var(txn.x).
            if (known is [.. var stem, '*'] ? name.StartsWith(stem) : known.SequenceEqual(name)) return true;
        }
        return false;
    }

    public string[] All => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
