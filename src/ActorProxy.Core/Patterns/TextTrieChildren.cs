namespace ActorProxy.Core.Patterns;

/// <summary>The children of a <see cref="TextTrieNode"/> by the first byte of their labels. A few stand in a list, many in a table.</summary>
internal sealed class TextTrieChildren
{
    private const int MostInList = 16;

    private readonly byte[] firsts;
    private readonly TextTrieNode?[] nodes;

    private TextTrieChildren(byte[] firsts, TextTrieNode?[] nodes)
    {
        this.firsts = firsts;
        this.nodes = nodes;
    }

    private bool IsTable => nodes.Length == 256;

    public static TextTrieChildren Of(TextTrieNode only) => new([only.Label[0]], [only]);

    public TextTrieNode? Find(byte first)
    {
        if (IsTable)
            return Volatile.Read(ref nodes[first]);
        var index = firsts.AsSpan().IndexOf(first);
        return index < 0 ? null : Volatile.Read(ref nodes[index]);
    }

    /// <summary>These with one more, or one replaced; itself where that can be done in place.</summary>
    public TextTrieChildren With(TextTrieNode child)
    {
        var first = child.Label[0];
        var index = IsTable ? first : firsts.AsSpan().IndexOf(first);
        if (index >= 0)
        {
            Volatile.Write(ref nodes[index], child);
            return this;
        }

        if (nodes.Length < MostInList)
            return new TextTrieChildren([.. firsts, first], [.. nodes, child]);
        var table = new TextTrieNode?[256];
        for (var i = 0; i < firsts.Length; i++)
            table[firsts[i]] = nodes[i];
        table[first] = child;
        return new TextTrieChildren([], table);
    }
}
