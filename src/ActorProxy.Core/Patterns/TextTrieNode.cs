namespace ActorProxy.Core.Patterns;

/// <summary>A node of a <see cref="TextTrie"/>: the bytes that lead to it, the entries whose text ends here, and where it goes on.</summary>
internal sealed class TextTrieNode(byte[] label)
{
    private object? slot;
    private TextTrieChildren? children;

    public byte[] Label { get; } = label;

    public object? Slot => Volatile.Read(ref slot);

    public void SetSlot(object? value) => Volatile.Write(ref slot, value);

    public TextTrieNode? ChildAt(byte first) => Volatile.Read(ref children)?.Find(first);

    /// <summary>Adds a child, or puts it in the place of the one that begins alike.</summary>
    public void SetChild(TextTrieNode child) => Volatile.Write(ref children, children is null ? TextTrieChildren.Of(child) : children.With(child));

    /// <summary>A node with another label and all else the same.</summary>
    public TextTrieNode WithLabel(byte[] other) => new(other) { slot = slot, children = children };
}
