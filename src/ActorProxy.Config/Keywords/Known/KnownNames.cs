namespace ActorProxy.Config.Keywords.Known;

/// <summary>A compact list of HAProxy's names, which only a failing look-up reads: the blank-separated words of one string.</summary>
public readonly struct KnownNames(string names)
{
    public bool Contains(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Contains(' ')) return false;
        for (var start = 0; start < names.Length;)
        {
            var end = names.IndexOf(' ', start);
            if (end < 0) end = names.Length;
            var known = names.AsSpan(start, end - start);
            start = end + 1;
            // A trailing star stands for the argument that is written together with the name: set-var(txn.x).
            if (known is [.. var stem, '*'] ? name.StartsWith(stem) : known.SequenceEqual(name)) return true;
        }
        return false;
    }

    public string[] All => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
