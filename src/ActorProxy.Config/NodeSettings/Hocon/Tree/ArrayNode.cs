using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>An array as written.</summary>
internal sealed class ArrayNode(SourcePosition position, IReadOnlyList<SyntaxNode> items) : SyntaxNode(position)
{
    public IReadOnlyList<SyntaxNode> Items { get; } = items;

    /// <summary>What it came to, once that is sure.</summary>
    public HoconArray? Resolved { get; set; }

    public bool IsBeingResolved { get; set; }
}
