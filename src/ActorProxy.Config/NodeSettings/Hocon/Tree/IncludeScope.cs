using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>One file of a document: where its root stands in the document, and who includes it.</summary>
/// <param name="Root">The path of the object that includes it; null when no path leads there (an array's element).</param>
/// <param name="Path">The file's path, with <c>.</c> and <c>..</c> worked out.</param>
internal sealed record IncludeScope(IncludeScope? Parent, ImmutableArray<string>? Root, string Path)
{
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;
}
