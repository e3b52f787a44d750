using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>A value as it was written, before substitutions.</summary>
internal abstract class SyntaxNode(SourcePosition position)
{
    public SourcePosition Position { get; } = position;
}
