namespace ActorProxy.Core.Patterns;

/// <summary>Texts by their bytes, one after another: walks along a value and meets all texts that it goes on with.</summary>
/// <remarks>Bytes that lead to one text only stand in one node (a radix tree). Same threads as <see cref="PatternIndex"/>: nodes are replaced, never changed.</remarks>
internal sealed class TextTrie
{
    private readonly TextTrieNode root = new([]);

    /// <summary>The longest text.</summary>
    public int LongestBytes { get; private set; }

    public void Add(ReadOnlySpan<byte> text, PatternEntry entry)
    {
        LongestBytes = Math.Max(LongestBytes, text.Length);
        var node = root;
        while (text.Length > 0)
        {
            var child = node.ChildAt(text[0]);
            if (child is null)
            {
                child = new TextTrieNode(text.ToArray());
                child.SetSlot(entry);
                node.SetChild(child);
                return;
            }

            var common = child.Label.AsSpan().CommonPrefixLength(text);
            if (common < child.Label.Length)
            {
                var upper = new TextTrieNode(child.Label[..common]);
                upper.SetChild(child.WithLabel(child.Label[common..]));
                node.SetChild(upper);
                child = upper;
            }

            node = child;
            text = text[common..];
        }

        node.SetSlot(EntrySlot.Add(node.Slot, entry));
    }

    public void Remove(ReadOnlySpan<byte> text, PatternEntry entry)
    {
        var node = root;
        while (text.Length > 0)
        {
            node = node.ChildAt(text[0]);
            if (node is null || !text.StartsWith(node.Label))
                return;
            text = text[node.Label.Length..];
        }

        node.SetSlot(EntrySlot.Remove(node.Slot, entry));
    }

    public Walk Start() => new(root);

    /// <summary>A walk from one place of a value on; step by step, byte by byte.</summary>
    public struct Walk
    {
        private TextTrieNode node;
        private int at;

        internal Walk(TextTrieNode node)
        {
            this.node = node;
            at = node.Label.Length;
        }

        /// <summary>The entry whose text ends here, added first; null for none.</summary>
        public readonly PatternEntry? Entry => at == node.Label.Length ? EntrySlot.First(node.Slot) : null;

        /// <summary>Goes on with a byte; false when no text does.</summary>
        public bool Step(byte next)
        {
            if (at < node.Label.Length)
                return node.Label[at++] == next;
            if (node.ChildAt(next) is not { } child)
                return false;
            node = child;
            at = 1;
            return true;
        }
    }
}
