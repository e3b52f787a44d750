namespace ActorProxy.Core.Patterns;

/// <summary>Networks by their leading bits: finds the longest one that an address lies in.</summary>
/// <remarks>
/// A binary tree whose nodes stand only where networks are or part (RFC 4632's longest match). Nodes never move: a reader on its way sees the tree
/// before a change or after it. Same threads as <see cref="PatternIndex"/>.
/// </remarks>
internal sealed class PrefixTrie
{
    private Node? root;

    /// <param name="bits">From the top; those behind the length are 0.</param>
    public void Add(AddressBits bits, int length, PatternEntry entry)
    {
        ref var place = ref root;
        while (true)
        {
            var node = place;
            if (node is null)
            {
                Volatile.Write(ref place, new Node(bits, length) { Slot = entry });
                return;
            }

            var common = Math.Min(Math.Min(length, node.Length), (bits ^ node.Bits).LeadingZeroCount);
            if (common < node.Length)
            {
                // The new network is above the node, or beside it below a node for what both have in common.
                var above = new Node(common == 0 ? AddressBits.Zero : bits & (AddressBits.MaxValue << (128 - common)), common);
                above.ChildFor(node.Bits) = node;
                if (common == length)
                    above.Slot = entry;
                else
                    above.ChildFor(bits) = new Node(bits, length) { Slot = entry };
                Volatile.Write(ref place, above);
                return;
            }

            if (length == node.Length)
            {
                Volatile.Write(ref node.Slot, EntrySlot.Add(node.Slot, entry));
                return;
            }

            place = ref node.ChildFor(bits);
        }
    }

    public void Remove(AddressBits bits, int length, PatternEntry entry)
    {
        var node = root;
        while (node is not null && node.Length < length)
            node = node.ChildFor(bits);
        if (node is not null && node.Length == length && node.Bits == bits)
            Volatile.Write(ref node.Slot, EntrySlot.Remove(node.Slot, entry));
    }

    /// <summary>The first entry of the longest network that the address (from the top) lies in.</summary>
    public PatternEntry? FindLongest(AddressBits bits)
    {
        object? best = null;
        var node = Volatile.Read(ref root);
        while (node is not null)
        {
            if (node.Length > 0 && (bits ^ node.Bits) >> (128 - node.Length) != AddressBits.Zero)
                break;
            best = Volatile.Read(ref node.Slot) ?? best;
            if (node.Length == 128)
                break;
            node = Volatile.Read(ref node.ChildFor(bits));
        }

        return EntrySlot.First(best);
    }

    private sealed class Node(AddressBits bits, int length)
    {
        public readonly AddressBits Bits = bits;
        public readonly int Length = length;
        public object? Slot;
        private Node? zero;
        private Node? one;

        /// <summary>The child on the way to these bits; only for lengths below 128.</summary>
        public ref Node? ChildFor(AddressBits bits)
        {
            if (((bits >> (127 - Length)) & 1) == 0)
                return ref zero;
            return ref one;
        }
    }
}
