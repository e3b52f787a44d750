using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>An array as written.</summary>
internal sealed class ArrayNode(SourcePosition position, List<SyntaxNode> items) : SyntaxNode(position)
{
    public IReadOnlyList<SyntaxNode> Items => items;

    /// <summary>Adds what another one holds.</summary>
    public void Extend(ArrayNode more) => items.AddRange(more.Items);

    /// <summary>What it came to, once that is sure.</summary>
    public HoconArray? Resolved { get; set; }

    public bool IsBeingResolved { get; set; }
}
