using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>Several values in a row that are joined: into a string, an array, or one object.</summary>
internal sealed class ConcatenationNode(SourcePosition position, IReadOnlyList<SyntaxNode> parts) : SyntaxNode(position)
{
    public IReadOnlyList<SyntaxNode> Parts { get; } = parts;

    /// <summary>What <c>+=</c> appends, when that made the concatenation; else null.</summary>
    public ArrayNode? Appended { get; init; }
}
