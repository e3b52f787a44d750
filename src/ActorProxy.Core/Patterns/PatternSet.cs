using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>The entries of a reference that are in effect, read and compared in one way: what an ACL or a map looks values up in. Any thread.</summary>
public sealed class PatternSet
{
    private Dictionary<uint, PatternIndex>? pending;
    private PatternIndex current;

    internal PatternSet(PatternKind kind, PatternIndex current)
    {
        Kind = kind;
        this.current = current;
    }

    public PatternKind Kind { get; }

    /// <summary>Whether the most specific of several entries is found, as in a tree; otherwise the one that was added first, as in a list.</summary>
    public bool IsTree => Current.IsTree;

    /// <summary>As <see cref="IsTree"/>, of one entry: a network mask with holes has no place in a tree.</summary>
    public bool IsInTree(PatternEntry entry) => IsTree && (Kind.Method != MatchMethod.Ip || !NetworkPattern.TryParse(entry.Key, out var pattern) || pattern.PrefixLength >= 0);

    internal PatternIndex Current => Volatile.Read(ref current);

    /// <summary>The entry that matches a value of the match method's type; null for none. Takes no lock and allocates nothing.</summary>
    public PatternEntry? Find(in Sample sample) => Volatile.Read(ref current).Find(sample);

    /// <summary>As <see cref="Find"/>, with the regular expression that matched.</summary>
    public PatternEntry? FindWithRegex(in Sample sample, out SampleRegex? regex)
    {
        var item = (Volatile.Read(ref current) as RegexIndex)?.FindWithRegex(sample.Span);
        regex = item?.Regex;
        return item?.Entry;
    }

    /// <summary>The index of a version that is being prepared.</summary>
    internal PatternIndex Pending(uint version)
    {
        pending ??= [];
        if (!pending.TryGetValue(version, out var index))
        {
            index = PatternIndexes.Create(Kind, 0);
            index.Complete();
            pending.Add(version, index);
        }

        return index;
    }

    internal void Drop(uint version) => pending?.Remove(version);

    /// <summary>Puts a prepared version in effect, at once for all readers.</summary>
    internal void Commit(uint version)
    {
        var index = Pending(version);
        pending?.Remove(version);
        Volatile.Write(ref current, index);
    }

    /// <summary>Forgets all that is in effect.</summary>
    internal void Clear()
    {
        var index = PatternIndexes.Create(Kind, 0);
        index.Complete();
        Volatile.Write(ref current, index);
    }
}
